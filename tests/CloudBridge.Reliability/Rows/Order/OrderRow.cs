using CloudBridge.Configuration;
using CloudBridge.Reliability.Running;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Reliability.Rows.Order;

/// <summary>Random lives of an outbox against a model of queues, and the rate at which it may be emptied.</summary>
internal sealed class OrderRow : IReliabilityRow
{
    private const int StepsPerLife = 50;

    public string Name => "order";

    public string Claim => "no part of an answer is lost or overtaken whatever breaks, only plain values coalesce, and the rate is never above the limit";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var operations = run.Count(1_000_000, least: 5_000);
        var result = new RowResult { N = operations };
        var config = Config.Quick.WithMaxTest(operations / StepsPerLife).WithStartSize(1).WithEndSize(100).WithReplay((ulong)run.Seed, 1UL).WithQuietOnSuccess(true).WithRunner(new FaultRunner(result));
        Check.One(config, Prop.ForAll(Lives().ToArbitrary(), steps => Holds(steps, cancellationToken)));
        await RateCheck.RunAsync(SendRate.Every(TimeSpan.FromMilliseconds(100)), run.Count(100_000, least: 1_000), result, run.Random(1));
        await RateCheck.RunAsync(SendRate.Scratch, run.Count(100_000, least: 1_000), result, run.Random(2));
        return result.With("lives", operations / StepsPerLife);
    }

    private static bool Holds(OutboxStep[] steps, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var waits in (bool[])[false, true])
        {
            using var life = new OutboxLife(waits);
            if (life.Live(steps).FirstOrDefault() is { } fault)
            {
                throw new InvalidOperationException(fault);
            }
        }

        return true;
    }

    /// <summary>Every third life has no wishes for lost parts, so that each part must arrive exactly once.</summary>
    private static Gen<OutboxStep[]> Lives() =>
        from last in Gen.Elements(OutboxAction.Break, OutboxAction.Replay, OutboxAction.Replay)
        from steps in (from kind in Gen.Choose(0, (int)last)
                       from number in Gen.Choose(1, 7)
                       from other in Gen.Choose(0, 20)
                       select new OutboxStep((OutboxAction)kind, number, other)).ArrayOf(StepsPerLife)
        select steps;
}
