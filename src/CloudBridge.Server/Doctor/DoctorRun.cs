using System.Runtime.CompilerServices;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Scratch;

namespace CloudBridge.Server.Doctor;

/// <summary>All checks, one after another: the machine first, then every project of every enabled cloud.</summary>
internal sealed class DoctorRun(DoctorContext context)
{
    /// <summary>Runs the checks.</summary>
    /// <param name="onlyCloud">The one cloud to check; null for all that are enabled.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public async IAsyncEnumerable<Check> RunAsync(string? onlyCloud, [EnumeratorCancellation] CancellationToken cancellationToken)
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

        await foreach (var check in CloudsAsync(onlyCloud, ports.RunningCloud, cancellationToken))
        {
            yield return check;
        }
    }

    private async IAsyncEnumerable<Check> CloudsAsync(string? onlyCloud, Uri? running, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var services = Services();
        await using var standIn = new StandInCloud(context, running);
        var clouds = context.Options.Clouds.Where(cloud => cloud.Value.Enabled && (onlyCloud is null || Is(cloud.Key, onlyCloud))).ToArray();
        if (clouds.Length == 0)
        {
            yield return new("Clouds", "Projects", CheckStatus.Warning, "No cloud is enabled, so no project is answered.", "Enable one in the section Cloud of the configuration.");
        }

        foreach (var (name, cloud) in clouds)
        {
            foreach (var project in cloud.Projects.Select(RoomPattern.ExampleOf))
            {
                foreach (var check in await CloudAsync(services, standIn, name, cloud, project, cancellationToken))
                {
                    yield return check;
                }
            }
        }
    }

    private async Task<IReadOnlyList<Check>> CloudAsync(IServiceProvider services, StandInCloud standIn, string name, CloudOptions cloud, string project, CancellationToken cancellationToken)
    {
        ScratchDefaults.Fill(cloud);
        var group = CloudChecks.GroupOf(name, project);
        Check[] before = StandInCloud.IsFor(cloud) ? [await standIn.StartAsync(group, cancellationToken)] : [];
        if (before is [{ Status: CheckStatus.Failed }])
        {
            return [.. before, new(group, "Connection", CheckStatus.Skipped, "Not tried: there is no server.")];
        }

        var reached = cloud.Url ?? standIn.Url;
        var isStandIn = cloud.Url is null;
        cloud.Url = reached;
        try
        {
            return [.. before, .. await CheckAsync(services, name, cloud, project, cancellationToken)];
        }
        finally
        {
            cloud.Url = isStandIn ? null : reached;
        }
    }

    private async Task<IReadOnlyList<Check>> CheckAsync(IServiceProvider services, string name, CloudOptions cloud, string project, CancellationToken cancellationToken)
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
        services.AddLogging().AddSingleton(context.Options).AddSingleton(context.Time).AddScratch(context.Options).AddCloudBridge();
        return services.BuildServiceProvider();
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
