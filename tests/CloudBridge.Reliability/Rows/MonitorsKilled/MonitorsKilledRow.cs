using System.Globalization;
using CloudBridge.Reliability.Running;
using CloudBridge.Storage;

namespace CloudBridge.Reliability.Rows.MonitorsKilled;

/// <summary>A process makes monitors, keys and transitions, says what is durable and is killed.</summary>
internal sealed class MonitorsKilledRow : IReliabilityRow
{
    private const int FullKills = 1_000;
    private const int StartKillEvery = 10;
    private const int LongestStart = 400;
    private const int LongestLife = 500;

    public string Name => "monitors killed";

    public string Claim => "acknowledged monitors, keys and transitions in SQLite survive kill -9 at random moments";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("cloudbridge-monitors-").FullName);
        var acknowledged = new Acknowledged();
        var (kills, random) = (run.Count(FullKills, least: 5), run.Random());
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await KillOnceAsync(folder.Path, kill, acknowledged, random, run.Time, cancellationToken);
            }

            // Claimed as a server would, so that nobody is left who writes.
            folder.Claim().Dispose();
            var result = new RowResult { N = acknowledged.Count };
            result.With("kills", kills)
                .With("kills_at_start", (kills + StartKillEvery - 1) / StartKillEvery)
                .With("acknowledged_monitors", acknowledged.Monitors.Count)
                .With("acknowledged_transitions", acknowledged.Transitions.Count)
                .With("acknowledged_keys", acknowledged.Keys.Count)
                .With("acknowledged_deletions", acknowledged.Deleted.Count);
            result.Check(acknowledged.Count > 0, "Nothing was acknowledged.");
            new MonitorsCheck(acknowledged, result).Run(folder);
            return result;
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    private static async Task KillOnceAsync(string folder, int kill, Acknowledged acknowledged, Random random, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var process = RoleProcess.Start("monitor-writer", folder, kill.ToString("0000", CultureInfo.InvariantCulture));
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = ReadAsync(process, acknowledged, ready, cancellationToken);
        try
        {
            if (kill % StartKillEvery == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestStart)), time, cancellationToken);
            }
            else
            {
                await ready.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, LongestLife)), time, cancellationToken);
            }
        }
        finally
        {
            await process.KillAsync();
        }

        await reading;
    }

    private static async Task ReadAsync(RoleProcess process, Acknowledged acknowledged, TaskCompletionSource ready, CancellationToken cancellationToken)
    {
        while (await process.TryReadLineAsync(cancellationToken) is { } line)
        {
            if (acknowledged.Note(line))
            {
                ready.TrySetResult();
            }
        }

        ready.TrySetException(new InvalidOperationException("The writer ended by itself before it was ready."));
        // Nobody waits for it when the kill came at the start.
        _ = ready.Task.Exception;
    }
}
