using System.Globalization;
using CloudBridge.Hosting;
using CloudBridge.Journal;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Reliability.Rows.Answers;
using CloudBridge.Reliability.Rows.Killed;
using CloudBridge.Reliability.Running;
using CloudBridge.Requests;
using CloudBridge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>A bridge with a queue of two and its journal on disk, in a process that will be killed.</summary>
internal sealed class OnceBridgeRole : IRole
{
    public const string Recorded = "recorded";
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(3);

    public string Name => "once-bridge";

    /// <summary>Arguments: the cloud's address, the data folder, the file of effects, and the number of projects.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSqliteJournal(new SqliteJournalOptions { Folder = args[1] });
        var effects = new EffectsFile(args[2]);
        builder.Services.AddCloudBridge(options =>
        {
            var projects = Enumerable.Range(0, int.Parse(args[3], CultureInfo.InvariantCulture)).Select(AnswersBridge.ProjectOf);
            options.AddCloud("cloud", args[0], CloudKind.Embedded, [.. projects]).SetInterval = TimeSpan.FromMilliseconds(5);
            (options.Requests.QueueLength, options.Requests.Concurrency) = (2, 1);
        }).MapRequest(OnceQueue.Request, (string key, RequestContext context, IRequestJournal journal) => HandleAsync(effects, key, context, journal));
        using var host = builder.Build();
        await host.StartAsync();
        var status = host.Services.GetRequiredService<ICloudBridgeStatus>();
        while (status.Projects.Any(project => project.State != ProjectState.Live))
        {
            await Task.Delay(Step);
        }

        Console.WriteLine(KilledBridgeRole.Live);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await host.StopAsync();
        return 0;
    }

    private static async Task<string> HandleAsync(EffectsFile effects, string key, RequestContext context, IRequestJournal journal)
    {
        var payload = PacketKey.OfRequest(RequestText.Encode(OnceQueue.Request, [key]));
        var known = await journal.FindAsync(new JournalKey(context.Cloud, context.Project, context.Id, payload));
        effects.Add(known is { State: JournalState.Begun, Answer: null } ? Recorded : "early", key, context.Id);
        await Task.Delay(Work);
        return context.Id;
    }
}
