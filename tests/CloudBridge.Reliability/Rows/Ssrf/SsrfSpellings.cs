using CloudBridge.Monitors.Egress;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Reliability.Rows.Ssrf;

/// <summary>Every edge of every range in every spelling, and some addresses within.</summary>
internal static class SsrfSpellings
{
    public static async Task RunAsync(Tripwire wire, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var guard = new SsrfGuard(SsrfGuard.WorstHosts(), run.Time);
        var random = run.Random(1);
        var within = run.Count(4, least: 1);
        var refusals = new Dictionary<EgressRefusal, int>();
        var kinds = new HashSet<string>();
        foreach (var range in SpecialRange.All)
        {
            var addresses = range.Edges().Concat(Enumerable.Range(0, within).Select(_ => range.Some(random)));
            foreach (var spelling in addresses.SelectMany(address => Spellings.Of(address, wire.Port)))
            {
                var refusal = await guard.TryAsync(spelling.Url, cancellationToken);
                result.Check(refusal is not null, $"{range.Text} as {spelling.Kind} was not refused: {spelling.Url}");
                refusals[refusal.GetValueOrDefault()] = refusals.GetValueOrDefault(refusal.GetValueOrDefault()) + 1;
                kinds.Add(spelling.Kind);
                result.N++;
            }
        }

        result.With("spelled", refusals.Values.Sum()).With("spellings", kinds.Count).With("ranges", SpecialRange.All.Count);
        foreach (var (refusal, count) in refusals.OrderBy(pair => pair.Key))
        {
            result.With($"refused_{refusal.ToString().ToLowerInvariant()}", count);
        }
    }
}
