using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CloudBridge.Benchmarks.Pinger.Farm;

namespace CloudBridge.Benchmarks.Pinger.Watch;

/// <summary>Stores monitors, starts the pinger over them as after a restart, and watches it for some time.</summary>
internal sealed record WatchPhase(RoleProcess Farm, FarmAddress Address, string Folder, int Monitors, int IntervalSeconds)
{
    /// <summary>Checks are a little late at most; with that much patience all of an interval must have been made.</summary>
    private const int Patience = 2;

    public async Task<WatchResult> RunAsync(int seconds, Action<string> progress)
    {
        var data = Path.Combine(Folder, Monitors.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(data);
        progress($"watch: {Monitors} HTTPS monitors are stored");
        await WatchFiller.FillAsync(data, Address, Monitors, IntervalSeconds);
        progress($"watch: {Monitors} monitors every {IntervalSeconds} s, {Math.Max(1, Monitors / IntervalSeconds)} checks a second, for {seconds} s");
        await using var pinger = RoleProcess.Start(PingerRole.RoleName, [data, .. Address.ToArguments()]);
        await pinger.ReadLineAsync(CancellationToken.None);
        return await WatchAsync(pinger, seconds);
    }

    private async Task<WatchResult> WatchAsync(RoleProcess pinger, int seconds)
    {
        var (pingerBefore, farmBefore, started) = (pinger.ProcessorTime, Farm.ProcessorTime, Stopwatch.GetTimestamp());
        int? missing = null;
        if (seconds > IntervalSeconds + Patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(IntervalSeconds + Patience));
            missing = Monitors - (await ReportAsync(pinger)).Monitors;
        }

        await Task.Delay(TimeSpan.FromSeconds(seconds) - Stopwatch.GetElapsedTime(started));
        var report = await ReportAsync(pinger);
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds * Environment.ProcessorCount;
        return new WatchResult(
            report,
            missing,
            (pinger.ProcessorTime - pingerBefore).TotalSeconds / wall,
            (Farm.ProcessorTime - farmBefore).TotalSeconds / wall,
            pinger.ResidentBytes);
    }

    private static async Task<WatchReport> ReportAsync(RoleProcess pinger) =>
        JsonSerializer.Deserialize<WatchReport>(await pinger.AskAsync("report", CancellationToken.None))!;
}
