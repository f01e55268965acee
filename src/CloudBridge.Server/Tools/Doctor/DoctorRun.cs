using System.Runtime.CompilerServices;
using CloudBridge.Clouds;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Scratch;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>All checks, one after another: the machine first, then every project of every enabled cloud.</summary>
internal sealed class DoctorRun(DoctorContext context)
{
    /// <summary>Runs the checks.</summary>
    /// <param name="scope">What is to be checked.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public async IAsyncEnumerable<DoctorCheck> RunAsync(Scope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var check in MachineChecks.Run(context).Concat(DataFolderChecks.Run(context)).Append(SecretChecks.Run(context)))
        {
            yield return check;
        }

        var ports = new PortChecks(context);
        foreach (var check in await ports.RunAsync(cancellationToken))
        {
            yield return check;
        }

        if (scope.File is { } file)
        {
            foreach (var check in ProjectFileCheck.Run(context.PathOf(file), EnabledClouds(scope.Cloud).Select(cloud => CloudVariables.Of(cloud.Value))))
            {
                yield return check;
            }
        }

        await foreach (var check in CloudsAsync(scope, ports, cancellationToken))
        {
            yield return check;
        }
    }

    private async IAsyncEnumerable<DoctorCheck> CloudsAsync(
        Scope scope,
        PortChecks ports,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var services = Services();
        await using var standIn = new StandInCloud(context, ports.RunningCloud);
        var clouds = EnabledClouds(scope.Cloud);
        var only = scope.Project;
        if (clouds.Length == 0)
        {
            yield return new(
                "Clouds",
                "Projects",
                CheckStatus.Warning,
                "No cloud is enabled, so no project is answered.",
                "Enable one in the section Cloud of the configuration.");
        }

        if (only is not null && !clouds.Any(cloud => ProjectIds.Serves(cloud.Value, only)))
        {
            yield return NotServed(only, clouds.SelectMany(cloud => cloud.Value.Projects));
        }

        foreach (var (name, cloud) in clouds)
        {
            foreach (var project in only is null ? cloud.Projects.Select(RoomPattern.ExampleOf) : ProjectIds.Serves(cloud, only) ? [only] : [])
            {
                foreach (var check in await CloudAsync(services, standIn, name, cloud, project, ports.IsRunning, cancellationToken))
                {
                    yield return check;
                }
            }
        }
    }

    private async Task<IReadOnlyList<DoctorCheck>> CloudAsync(
        IServiceProvider services,
        StandInCloud standIn,
        string name,
        CloudOptions cloud,
        string project,
        bool isRunning,
        CancellationToken cancellationToken)
    {
        ScratchDefaults.Fill(cloud);
        var group = CloudChecks.GroupOf(name, project);
        DoctorCheck[] before = StandInCloud.IsFor(cloud) ? [await standIn.StartAsync(group, cancellationToken)] : [];
        if (before is [{ Status: CheckStatus.Failed }])
        {
            return [.. before, new(group, "Connection", CheckStatus.Skipped, "Not tried: there is no server.")];
        }

        var reached = cloud.Url ?? standIn.Url;
        var isStandIn = cloud.Url is null;
        cloud.Url = reached;
        try
        {
            var checks = await CheckAsync(services, name, cloud, project, cancellationToken);
            return checks.Any(check => check.Status == CheckStatus.Failed) ? [.. before, .. checks]
                :
                [
                    .. before,
                    .. checks,
                    standIn.IsOwn(cloud)
                        ? BridgeCheck.NotRunning(group)
                        : await new BridgeCheck(context).RunAsync(group, cloud, project, isRunning, cancellationToken),
                ];
        }
        finally
        {
            cloud.Url = isStandIn ? null : reached;
        }
    }

    private async Task<IReadOnlyList<DoctorCheck>> CheckAsync(
        IServiceProvider services,
        string name,
        CloudOptions cloud,
        string project,
        CancellationToken cancellationToken)
    {
        try
        {
            return await new CloudChecks(services.GetRequiredService<ICapabilityProbe>(), context).RunAsync(name, cloud, project, cancellationToken);
        }
        catch (StartException error)
        {
            return [new(CloudChecks.GroupOf(name, project), "Sign-in", CheckStatus.Failed, error.Message)];
        }
    }

    /// <summary>The bridge's own sockets and accounts, without a bridge that runs.</summary>
    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging()
            .AddSection<DataOptions>(context.Configuration, DataOptions.Section)
            .AddSingleton(context.Time)
            .AddScratch(context.Clouds.Values)
            .AddCloudBridge();
        return services.BuildServiceProvider();
    }

    private KeyValuePair<string, CloudOptions>[] EnabledClouds(string? only) =>
        [.. context.Clouds.Where(cloud => cloud.Value.Enabled && (only is null || Is(cloud.Key, only)))];

    private static DoctorCheck NotServed(string project, IEnumerable<string> served) => new(
        "Clouds",
        "Project id",
        CheckStatus.Failed,
        $"No bridge of this configuration answers in project {project}, but in: {string.Join(", ", served.Distinct())}.",
        "Use one of these ids in the project, or add the id to Projects in the section of the cloud.");

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The part of the configuration that <c>doctor</c> checks beside the machine.</summary>
    /// <param name="Cloud">The one cloud; null for all that are enabled.</param>
    /// <param name="Project">The one project; null for all that they serve.</param>
    /// <param name="File">A project file; null for none.</param>
    internal sealed record Scope(string? Cloud, string? Project, string? File);
}
