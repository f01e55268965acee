using System.Globalization;
using CloudBridge.Benchmarks.Pinger.Farm;

namespace CloudBridge.Benchmarks.Pinger.Comparison;

/// <summary>Our probe and the peer in turns against the same targets, as many checks at once.</summary>
internal sealed class ComparisonPhase(RoleProcess ours, PeerProcess? peer, FarmAddress farm)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private readonly Dictionary<string, ProbeCost> _costs = [];

    /// <summary>Runs some rounds after one that does not count.</summary>
    public async Task<IReadOnlyDictionary<string, ProbeCost>> RunAsync(int rounds, TimeSpan round, CancellationToken cancellationToken)
    {
        await TurnAsync(WarmUp, cancellationToken);
        _costs.Clear();
        for (var i = 0; i < rounds; i++)
        {
            await TurnAsync(round, cancellationToken);
        }

        return _costs;
    }

    private async Task TurnAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        foreach (var isHttps in (bool[])[true, false])
        {
            var scheme = isHttps ? "https" : "http";
            Add(scheme, await OursAsync(scheme, time, cancellationToken));
            if (peer is not null)
            {
                Add($"peer {scheme}", await PeerAsync(peer, isHttps, time));
            }
        }
    }

    private async Task<ProbeCost> OursAsync(string scheme, TimeSpan time, CancellationToken cancellationToken)
    {
        var before = ours.ProcessorTime;
        var answer = await ours.AskAsync(string.Create(CultureInfo.InvariantCulture, $"{scheme} {time.TotalMilliseconds:F0}"), cancellationToken);
        var counts = answer.Split(' ').Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray();
        return new ProbeCost(counts[0], counts[1], (ours.ProcessorTime - before).TotalSeconds);
    }

    private async Task<ProbeCost> PeerAsync(PeerProcess peer, bool isHttps, TimeSpan time)
    {
        var before = peer.ProcessorTime;
        var (good, bad) = await new LoadRound(target => peer.ProbeAsync(farm, target, isHttps)).RunAsync(time);
        return new ProbeCost(good, bad, (peer.ProcessorTime - before).TotalSeconds);
    }

    private void Add(string name, ProbeCost cost) => _costs[name] = _costs.GetValueOrDefault(name, ProbeCost.None) + cost;
}
