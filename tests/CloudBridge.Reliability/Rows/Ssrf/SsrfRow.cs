using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Reliability.Rows.Ssrf;

/// <summary>Addresses, names and redirects that try to lead the server into its own network.</summary>
internal sealed class SsrfRow : IReliabilityRow
{
    public string Name => "ssrf";

    public string Claim => "no spelling, name, changing or mixed answer and no redirect leads to an address that is not public, and no public one is refused";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var result = new RowResult();
        await using var wire = Tripwire.Start();
        await SsrfSelfCheck.RunAsync(wire, result, run, cancellationToken);
        await SsrfSpellings.RunAsync(wire, result, run, cancellationToken);
        await SsrfNames.RunAsync(wire, result, run, cancellationToken);
        await SsrfRedirects.RunAsync(wire, result, run, cancellationToken);
        await SsrfPublic.RunAsync(result, run, cancellationToken);
        var touched = await wire.SettleAsync();
        result.Check(touched == 0, $"The tripwire was touched {touched} times.");
        result.Check(run.Scale < 1 || result.N >= 8_000, $"There were {result.N} cases only.");
        result.With("tripwire_touched", touched);
        return result;
    }
}
