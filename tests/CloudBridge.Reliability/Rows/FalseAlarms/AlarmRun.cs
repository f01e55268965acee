using CloudBridge.Monitors;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.Monitors.Policies;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>The real scheduler, guard, policy and updater in virtual time; only the probe is made up.</summary>
internal sealed class AlarmRun : IDisposable
{
    private const double Loss = 0.01;
    private const int StepMilliseconds = 50;
    private const int LostAfter = 4_000;
    private static readonly ProbeResult Answer = new(CheckOutcome.Ok, 200, TimeSpan.FromMilliseconds(40));
    private static readonly ProbeResult NoAnswer = new(CheckOutcome.TimedOut, 0, TimeSpan.FromMilliseconds(LostAfter));

    private readonly AlarmPlan _plan;
    private readonly AlarmClock _clock;
    private readonly Random _random;
    private readonly PingerMetrics _metrics = new();
    private readonly CheckScheduler<WatchedMonitor> _scheduler;
    private readonly ObserverGuard _guard;
    private readonly ResultUpdater _updater;
    private readonly Queue<(long At, AlarmTarget Target, CheckTicket Ticket)> _waiting = new();

    public AlarmRun(AlarmPlan plan, AlarmClock clock, Random random, StatePolicy policy, IResultSink sink)
    {
        (_plan, _clock, _random) = (plan, clock, random);
        _scheduler = new(clock);
        _guard = new(clock, new Network(), _metrics, NullLogger<ObserverGuard>.Instance);
        var (targets, events) = (new TargetRegistry(), new EventHub());
        var crossChecks = new CrossChecks(new MonitorRegistry(_scheduler, targets, events), _scheduler, _guard);
        _updater = new(policy, _guard, crossChecks, _scheduler, targets, sink, events, _metrics, []);
    }

    public long Checks { get; private set; }

    public long Losses { get; private set; }

    public int Outages => _guard.Outages;

    public long Skipped => _scheduler.Skipped;

    /// <summary>Checks so many times.</summary>
    /// <param name="checks">How many checks.</param>
    /// <param name="isGuarded">False leaves out the guard, to see that it is missed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public void Run(long checks, bool isGuarded, CancellationToken cancellationToken)
    {
        foreach (var target in _plan.Targets)
        {
            _scheduler.Schedule(target.Monitor, target.Monitor.Settings.Interval, soon: false);
        }

        while (Checks < checks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _clock.Now += StepMilliseconds;
            if (!isGuarded)
            {
                _guard.Vouch();
            }

            Step();
        }
    }

    public void Dispose()
    {
        _scheduler.Dispose();
        _metrics.Dispose();
    }

    private void Step()
    {
        while (_waiting.TryPeek(out var waiting) && waiting.At <= _clock.Now)
        {
            _waiting.Dequeue();
            _updater.Apply(waiting.Target.Monitor, waiting.Ticket, NoAnswer);
        }

        while (_scheduler.TryTake(out var monitor))
        {
            Check(_plan.Targets[(int)monitor.Id - 1]);
        }
    }

    /// <summary>An answer comes at once; whoever gets none waits for it.</summary>
    private void Check(AlarmTarget target)
    {
        Checks++;
        var now = _clock.Now;
        var ticket = new CheckTicket(0, _clock.GetUtcNow(), now, TimeSpan.FromMilliseconds(now - target.Monitor.DueAt), target.Monitor.Kind == DueKind.Confirmation);
        if (IsAnswered(target, now))
        {
            _updater.Apply(target.Monitor, ticket, Answer);
        }
        else
        {
            _waiting.Enqueue((now + LostAfter, target, ticket));
        }
    }

    private bool IsAnswered(AlarmTarget target, long now)
    {
        if (target.OutageAt(now) is { } outage)
        {
            outage.FoundUp ??= target.Monitor.State == MonitorState.Up;
            return false;
        }

        var isLost = _random.NextDouble() < Loss;
        Losses += isLost ? 1 : 0;
        return !isLost && !_plan.IsOffline(now);
    }

    private sealed class Network : INetworkState
    {
        public bool IsUp => true;
    }
}
