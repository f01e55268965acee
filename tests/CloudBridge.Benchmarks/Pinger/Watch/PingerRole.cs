using System.Diagnostics;
using System.Text.Json;
using CloudBridge.Benchmarks.Pinger.Farm;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Benchmarks.Pinger.Watch;

/// <summary>The whole pinger over a data folder, in a process of its own: prints a line once it is ready, and for each line it reads what it has done so far.</summary>
internal sealed class PingerRole : IScenario
{
    public const string RoleName = "pinger-watch";

    public string Name => RoleName;

    public string Description => "the pinger of the scenario 'pinger'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        var recorder = new LatenessRecorder();
        using var host = Build(args[0], recorder);
        await host.StartAsync();
        var ready = await WhenReadyAsync(host.Services.GetRequiredService<IPinger>());
        Console.WriteLine("ready");
        var scheduler = host.Services.GetRequiredService<CheckScheduler<WatchedMonitor>>();
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(JsonSerializer.Serialize(recorder.Report(scheduler.Skipped, ready)));
        }

        await host.StopAsync();
        return 0;
    }

    private static IHost Build(string folder, LatenessRecorder recorder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSqliteMonitorStores(new SqliteMonitorStoreOptions { Folder = folder })
            .AddSqliteHistory(new SqliteHistoryOptions { Folder = folder })
            .AddSingleton<IProbe>(FarmProbe.Create())
            .AddSingleton<ICheckObserver>(recorder)
            .AddPinger(new PingerOptions());
        return builder.Build();
    }

    /// <summary>Seconds from the start of this process until every stored monitor is watched.</summary>
    private static async Task<double> WhenReadyAsync(IPinger pinger)
    {
        while (!pinger.IsReady)
        {
            await Task.Delay(10);
        }

        using var process = Process.GetCurrentProcess();
        return (DateTime.Now - process.StartTime).TotalSeconds;
    }
}
