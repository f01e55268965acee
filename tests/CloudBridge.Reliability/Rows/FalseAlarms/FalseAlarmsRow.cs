using CloudBridge.Monitors.Policies;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>Checks in virtual time with 1 % random loss, real outages, targets that flap, and times in which we are offline ourselves.</summary>
internal sealed class FalseAlarmsRow : IReliabilityRow
{
    private const int ChecksPerMonitor = 2_000;

    public string Name => "false alarms";

    public string Claim => "single losses never alert, every outage of more than 1.5 intervals does once, flapping is told once, and nobody is written down when we are offline";

    public TimeSpan Bound => TimeSpan.FromMinutes(10);

    public Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var checks = run.Count(10_000_000, least: 400_000);
        var result = new RowResult { N = checks };
        Live(checks, new StatePolicy(), isGuarded: true, run.Random(), result, cancellationToken);
        CheckTheChecker(run, result, cancellationToken);
        return Task.FromResult(result);
    }

    /// <summary>A row that finds nothing proves something only when it would have found it.</summary>
    private static void CheckTheChecker(RowRun run, RowResult result, CancellationToken cancellationToken)
    {
        Expect("without confirmations", new StatePolicy(confirmations: 0), isGuarded: true);
        Expect("with one confirmation only", new StatePolicy(confirmations: 1), isGuarded: true);
        Expect("with too many confirmations", new StatePolicy(confirmations: 4), isGuarded: true);
        Expect("without the guard", new StatePolicy(), isGuarded: false);

        void Expect(string what, StatePolicy policy, bool isGuarded)
        {
            var broken = new RowResult();
            Live(400_000, policy, isGuarded, run.Random(1), broken, cancellationToken);
            result.Check(!broken.Passed, $"A pinger {what} was found to be fine: the check checks nothing.");
        }
    }

    private static void Live(long checks, StatePolicy policy, bool isGuarded, Random random, RowResult result, CancellationToken cancellationToken)
    {
        var clock = new AlarmClock();
        var start = clock.Now;
        var monitors = (int)Math.Clamp(checks / ChecksPerMonitor, 500, 5_000);
        var plan = new AlarmPlan(random, start, monitors, checks);
        var ledger = new AlarmLedger(plan, result);
        using var life = new AlarmRun(plan, clock, random, policy, ledger);
        life.Run(checks, isGuarded, cancellationToken);
        var (outages, restless) = ledger.Close(clock.Now);
        var offline = AlarmPlan.OfflineTimes(start, clock.Now);
        result.Check(!isGuarded || life.Outages == offline, $"We were offline {offline} times and noticed it {life.Outages} times.");
        result.Check(outages > 0 && restless > 0 && offline > 0 && life.Skipped == 0, $"Too little happened: {outages} outages, {restless} targets that flapped, {offline} times offline, {life.Skipped} slots skipped.");
        result.With("monitors", monitors).With("virtual_hours", (clock.Now - start) / 3_600_000).With("losses", life.Losses).With("outages", outages)
            .With("flapping", restless).With("times_offline", offline).With("alerts", ledger.Alerts).With("chance_triples", ledger.ChanceTriples)
            .With("failures_kept_while_offline", ledger.KeptOffline);
    }
}
