using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>Requests meet full queues, come again at every moment, and are cut off by kills.</summary>
internal sealed class OnceRow : IReliabilityRow
{
    private const int FullRequests = 100_000;
    private const int FullKilledRequests = 2_000;

    public string Name => "once";

    public string Claim => "each request that is answered ran once and was recorded before, however full the queue and whenever it comes again";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cloudbridge-once-").FullName;
        var result = new RowResult();
        try
        {
            var killed = run.Count(FullKilledRequests, 12);
            var queue = new OnceQueue(Path.Combine(folder, "queue"), run.Count(FullRequests) - killed, run);
            var kills = new OnceKills(Directory.CreateDirectory(Path.Combine(folder, "killed")).FullName, killed, run);
            await Task.WhenAll(queue.RunAsync(result, cancellationToken), kills.RunAsync(result, cancellationToken));
            queue.Check(result);
            kills.Check(result);
            return result;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
