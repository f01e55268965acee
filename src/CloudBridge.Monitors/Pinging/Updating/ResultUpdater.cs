using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Policies;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// Applies results: asks the guard whether they count and the policy what they mean, shows the new state at once, and schedules
/// the next check. The results of a monitor come one after the other, since it is not due again before.
/// </summary>
internal sealed class ResultUpdater(
    StatePolicy policy,
    ObserverGuard guard,
    CrossChecks crossChecks,
    CheckScheduler<WatchedMonitor> scheduler,
    TargetRegistry targets,
    IResultSink sink,
    EventHub events,
    PingerMetrics metrics,
    IEnumerable<ICheckObserver> observers)
{
    private readonly ICheckObserver[] _observers = [.. observers];

    /// <summary>Applies a result. Whatever it throws, the next check is scheduled, once.</summary>
    public void Apply(WatchedMonitor monitor, CheckTicket ticket, ProbeResult result)
    {
        lock (monitor)
        {
            var before = monitor.State;
            CheckResult? check = null;
            PolicyStep step = default;
            try
            {
                if (monitor.Generation == ticket.Generation && monitor.Changing is null)
                {
                    (check, step) = Judge(monitor, ticket, result);
                }
            }
            finally
            {
                scheduler.Reschedule(monitor, ticket.StartedAt, step.ConfirmAfter);
            }

            if (check is { } counted)
            {
                Store(monitor, before, counted, step, result);
                Tell(monitor, ticket, counted, step, result);
            }
        }
    }

    /// <summary>Finds what a result means; no check when it does not count.</summary>
    private (CheckResult? Check, PolicyStep Step) Judge(WatchedMonitor monitor, CheckTicket ticket, ProbeResult result)
    {
        var outcome = CheckEvaluator.Evaluate(result, monitor.Settings.Expected);
        var counts = guard.Accepts(monitor.Settings.Url, monitor.Memory.Settled == Verdict.Good, result, outcome, ticket.StartedAt);
        ForgetSuspicionOfOutage(monitor);
        if (!counts)
        {
            metrics.Ignored();
            monitor.Memory = monitor.Memory.WithoutSuspicion();
            return default;
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(ticket.At.ToUnixTimeMilliseconds());
        var step = policy.Next(monitor.Memory, outcome, monitor.Settings.Interval);
        monitor.Memory = step.Memory;
        return (new CheckResult(monitor.Id, at, outcome, result.Status, (int)result.Elapsed.TotalMilliseconds), step);
    }

    private void Store(WatchedMonitor monitor, MonitorState before, CheckResult check, PolicyStep step, ProbeResult result)
    {
        monitor.LastCheck = check;
        sink.Checked(check);
        if (step.HasChanged)
        {
            Change(monitor, before, check, result.Why, step.IsAlert);
        }
        else if (monitor.State == MonitorState.Down)
        {
            Explain(monitor, check, result.Why);
        }

        Remember(monitor, result, check.At);
    }

    /// <summary>Comes last, so that nothing is lost with whoever cannot be told.</summary>
    private void Tell(WatchedMonitor monitor, CheckTicket ticket, CheckResult check, PolicyStep step, ProbeResult result)
    {
        if (result.MayBeOurs && step.Memory is { Settled: Verdict.Good, Contradictions: 1 })
        {
            crossChecks.Request(monitor.Settings.Url);
        }

        metrics.Checked(check.Outcome, ticket.Lateness);
        if (step.HasChanged)
        {
            metrics.Changed(monitor.State);
        }

        var kind = step.HasChanged ? MonitorEventKind.Changed : MonitorEventKind.Checked;
        events.Publish(kind, monitor.OwnerId, monitor.Id, () => monitor.StatusWith(scheduler.DueAt(monitor)));
        foreach (var observer in _observers)
        {
            observer.Checked(check, ticket.Lateness, ticket.IsConfirmation);
        }
    }

    /// <summary>Forgets what was suspected before this server was offline: it may have been its own fault.</summary>
    private void ForgetSuspicionOfOutage(WatchedMonitor monitor)
    {
        if (monitor.Outages != guard.Outages)
        {
            monitor.Outages = guard.Outages;
            monitor.Memory = monitor.Memory.WithoutSuspicion();
        }
    }

    private void Change(WatchedMonitor monitor, MonitorState before, CheckResult check, string? why, bool isAlert)
    {
        monitor.Since = check.At;
        monitor.Reason = monitor.State == MonitorState.Flapping ? "changes too often" : CheckEvaluator.Reason(check.Outcome, check.Status, why);
        sink.Changed(new(monitor.Id, check.At, before, monitor.State, monitor.Reason) { IsAlert = isAlert });
    }

    /// <summary>Shows the latest reason of a monitor that is down, which is no news.</summary>
    private void Explain(WatchedMonitor monitor, CheckResult check, string? why)
    {
        var reason = CheckEvaluator.Reason(check.Outcome, check.Status, why);
        if (check.Outcome is not (CheckOutcome.Ok or CheckOutcome.Refused) && reason != monitor.Reason)
        {
            monitor.Reason = reason;
            sink.Explained(monitor.Id, monitor.Since, reason);
        }
    }

    private void Remember(WatchedMonitor monitor, ProbeResult result, DateTimeOffset at)
    {
        if (result.HeadFails && !monitor.HeadFails && monitor.Settings.Method == CheckMethod.Head)
        {
            monitor.HeadFails = true;
            targets.Return(monitor.Target);
            monitor.Target = targets.Take(WatchedMonitor.KeyOf(monitor.Settings, headFails: true));
            sink.HeadFailed(monitor.Id);
        }

        if (result.CertificateEndsAt is not { } endsAt)
        {
            return;
        }

        if (monitor.CertificateEndsAt != endsAt.ToUnixTimeSeconds())
        {
            monitor.CertificateEndsAt = endsAt.ToUnixTimeSeconds();
            sink.CertificateFound(monitor.Id, endsAt);
        }

        if (monitor.WarnedExpiry != monitor.CertificateEndsAt && CertificatePolicy.Warning(endsAt, monitor.Settings.TlsWarningDays, at) is { } warning)
        {
            monitor.WarnedExpiry = monitor.CertificateEndsAt;
            sink.Warned(new(monitor.Id, at, monitor.State, monitor.State, warning) { IsAlert = true });
        }
    }
}
