using System.Globalization;
using CloudBridge.Hosting;
using CloudBridge.Reliability.Rows.Answers;
using CloudBridge.Reliability.Running;
using CloudBridge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Reliability.Rows.Killed;

/// <summary>A bridge with its journal on disk in a process that will be killed. It says when it is live, and ends with its input.</summary>
internal sealed class KilledBridgeRole : IRole
{
    public const string Live = "live";
    public const string Effect = "work";
    public const string Reading = "read";
    private const int ValueLength = 256;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public string Name => "killed-bridge";

    /// <summary>Arguments: the cloud's address, the data folder, the file of effects, and the number of projects.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSqliteJournal(new SqliteJournalOptions { Folder = args[1] });
        var effects = new EffectsFile(args[2]);
        var bridge = builder.Services.AddCloudBridge(options => AddCloud(options, args[0], int.Parse(args[3], CultureInfo.InvariantCulture)));
        bridge.MapRequest(Effect, (string key, int length, RequestContext context) => Answer(effects, key, length, context));
        bridge.MapRequest(Reading, (string key, int length, RequestContext context) => Answer(effects, key, length, context)).Idempotent();
        using var host = builder.Build();
        await host.StartAsync();
        var status = host.Services.GetRequiredService<ICloudBridgeStatus>();
        while (status.Projects.Any(project => project.State != ProjectState.Live))
        {
            await Task.Delay(Step);
        }

        Console.WriteLine(Live);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await host.StopAsync();
        return 0;
    }

    private static string Answer(EffectsFile effects, string key, int length, RequestContext context)
    {
        effects.Add(context.Name, key, context.Id);
        return Ledger.AnswerOf(key, length);
    }

    private static void AddCloud(CloudBridgeOptions options, string url, int projects)
    {
        var cloud = options.AddCloud("cloud", url, CloudKind.Embedded, [.. Enumerable.Range(0, projects).Select(AnswersBridge.ProjectOf)]);
        cloud.ValueLength = ValueLength;
        cloud.SetInterval = TimeSpan.FromMilliseconds(5);
    }
}
