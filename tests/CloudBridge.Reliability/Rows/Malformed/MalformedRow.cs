using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>Frames and payloads that nobody should send, by grammar and by mutation.</summary>
internal sealed class MalformedRow : IReliabilityRow
{
    public string Name => "malformed";

    public string Claim => "hostile frames and payloads cause no crash, no hang over 1 s and no growth of memory, in process and on the wire";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var result = new RowResult();
        await InProcessFuzz.RunAsync(run.Count(1_000_000, least: 1_000), result, run, cancellationToken);
        await WireFuzz.RunAsync(run.Count(10_000, least: 200), result, run, cancellationToken);
        return result;
    }
}
