using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Storm;

/// <summary>A server goes away and comes back, and a crowd of projects with it.</summary>
internal sealed class StormRow : IReliabilityRow
{
    public string Name => "storm";

    public string Claim => "after an outage of 10 minutes a host sees at most 5 handshakes a second, all projects are live within the bound of that rate, and accept-then-close is no tight loop";

    public TimeSpan Bound => TimeSpan.FromMinutes(15);

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var projects = run.Count(500, least: 40);
        var result = new RowResult { N = projects };
        await using (var storm = await VirtualStorm.StartAsync(projects))
        {
            await storm.RunAsync(result, cancellationToken);
        }

        var outage = TimeSpan.FromSeconds(Math.Clamp(60 * run.Scale, 2, 60));
        await RealStorm.RunAsync(run.Count(50, least: 10), outage, result, run, cancellationToken);
        return result;
    }
}
