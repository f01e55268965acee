using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Pinging.Updating;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>
/// Runs what is due: waits for the scheduler, keeps the limits, asks, and hands the results on. Decides nothing about them.
/// </summary>
internal sealed partial class CheckRunner(
    CheckScheduler<WatchedMonitor> scheduler,
    CheckGate gate,
    TargetFetcher fetcher,
    ResultUpdater updater,
    TimeProvider time,
    PingerMetrics metrics,
    ILogger<CheckRunner> logger)
{
    private const string HostIsSilent = "its host answers nobody in time";

    private CancellationToken _stopping;

    /// <summary>Runs until it is cancelled; checks under way then end without a result.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _stopping = cancellationToken;
        while (true)
        {
            while (!cancellationToken.IsCancellationRequested && scheduler.TryTake(out var monitor))
            {
                TryBegin(monitor);
            }

            await scheduler.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs one check that the gate has let in, or that another one's fetch serves.</summary>
    public async Task RunAsync(MonitorCheck check)
    {
        var startedAt = time.GetTimestamp();
        var ticket = new CheckTicket(check.Generation, time.GetUtcNow(), startedAt, time.GetElapsedTime(check.DueAt, startedAt), check.IsConfirmation);
        ProbeResult? result;
        try
        {
            result = await AskAsync(check).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            End(check.Monitor, startedAt, error);
            return;
        }

        if (result is null)
        {
            AskAlone(check);
            return;
        }

        Apply(check.Monitor, ticket, result.Value);
    }

    /// <summary>Judges a check that has waited for a host which answers nobody like those that have asked it.</summary>
    public void JudgeUnasked(MonitorCheck check)
    {
        var now = time.GetTimestamp();
        lock (check.Monitor)
        {
            check.Monitor.WasJudgedUnasked = true;
        }

        var ticket = new CheckTicket(check.Generation, time.GetUtcNow(), now, time.GetElapsedTime(check.DueAt, now), check.IsConfirmation);
        Apply(check.Monitor, ticket, new ProbeResult(CheckOutcome.TimedOut, 0, check.Terms.Timeout) { Why = HostIsSilent });
    }

    /// <summary>Tells whether a time has passed since a timestamp.</summary>
    public bool HasPassed(long since, TimeSpan length) => time.GetElapsedTime(since) >= length;

    private void TryBegin(WatchedMonitor monitor)
    {
        try
        {
            Begin(monitor);
        }
        catch (Exception error)
        {
            End(monitor, time.GetTimestamp(), error);
        }
    }

    private void Begin(WatchedMonitor monitor)
    {
        MonitorCheck check;
        lock (monitor)
        {
            check = new(this, monitor);
        }

        check.Shared = check.Target.Find(check.Terms, time);
        if (check.Shared is null)
        {
            AskAlone(check);
        }
        else
        {
            check.Start();
        }
    }

    private void AskAlone(MonitorCheck check)
    {
        check.Shared = null;
        check.IsGated = true;
        gate.Enter(check);
    }

    /// <summary>The result; null when the other one's fetch was less patient than this monitor is.</summary>
    private async ValueTask<ProbeResult?> AskAsync(MonitorCheck check)
    {
        // One that had to wait may find that its question was answered meanwhile.
        check.Shared ??= check.Target.Find(check.Terms, time);
        if (check.Shared is not { } shared)
        {
            return await FetchAsync(check).ConfigureAwait(false);
        }

        Leave(check);
        await ((Task)shared.Result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var result = shared.Result.IsCompletedSuccessfully ? shared.ResultFor(check.Terms.Timeout) : null;
        if (result is not null)
        {
            metrics.Shared();
        }

        return result;
    }

    /// <summary>Whatever it throws, the updater has scheduled the next check.</summary>
    private void Apply(WatchedMonitor monitor, CheckTicket ticket, ProbeResult result)
    {
        try
        {
            updater.Apply(monitor, ticket, result);
        }
        catch (Exception error)
        {
            Log.Failed(logger, error, monitor.Id);
        }
    }

    private void End(WatchedMonitor monitor, long startedAt, Exception error)
    {
        Log.Failed(logger, error, monitor.Id);
        scheduler.Reschedule(monitor, startedAt, null);
    }

    private async ValueTask<ProbeResult> FetchAsync(MonitorCheck check)
    {
        try
        {
            var result = await fetcher.FetchAsync(check.Target, check.Terms, _stopping).ConfigureAwait(false);
            check.HasTimedOut = result.Outcome == CheckOutcome.TimedOut;
            lock (check.Monitor)
            {
                check.Monitor.WasJudgedUnasked = false;
            }

            return result;
        }
        finally
        {
            Leave(check);
        }
    }

    private void Leave(MonitorCheck check)
    {
        if (check.IsGated)
        {
            check.IsGated = false;
            gate.Leave(check);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Unexpected error while checking monitor {MonitorId}")]
        public static partial void Failed(ILogger logger, Exception error, long monitorId);
    }
}
