using System.Collections.Concurrent;
using CloudBridge.Monitors.Loops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// Delivers the alerts that wait in the store: a bounded number at a time, few of one owner, one at a time to each channel,
/// and owners take turns, so that slow receivers hold up nobody else. Each channel gets its alerts in the order in which
/// things happened, whatever monitors they are about: what it did not take comes first again. What a restart interrupts is
/// tried again under the same number.
/// </summary>
internal sealed partial class AlertSender(
    IAlertStore store,
    AlertDelivery delivery,
    AlertMetrics metrics,
    TimeProvider time,
    ILogger<AlertSender> logger) : BackgroundService
{
    public const int MaxAtOnce = 32;
    public const int MaxOfOwner = 4;
    private const int MaxDue = 1_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, (long Owner, Task Sending)> _underWay = [];
    private readonly AlertTurns _turns = new();
    private readonly AlertLog _log = new(logger);

    /// <summary>Results of tries that the store could not be told of yet; they are not repeated.</summary>
    private readonly ConcurrentDictionary<long, (long Channel, Delivery Result)> _unwritten = [];
    private TaskCompletionSource _finished = NewSignal();
    private bool _isFailing;
    private volatile bool _isBroken;

    /// <summary>Alerts of which the store could not be told.</summary>
    internal int Unwritten => _unwritten.Count;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await KeptLoop.RunAsync("alerts", LoopAsync, time, logger, stoppingToken).ConfigureAwait(false);
        await Task.WhenAll(UnderWay()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await StartDueAsync(stoppingToken).ConfigureAwait(false);
            await Signal().WaitAsync(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task StartDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            var busy = BusyChannels();
            var due = await store.DueAlertsAsync(time.GetUtcNow(), MaxDue, stoppingToken).ConfigureAwait(false);
            ForgetGone(due);
            foreach (var alert in _turns.InOrder(due))
            {
                // A place that is free a moment later is for the one whose turn it is, not for those behind.
                if (IsFull())
                {
                    break;
                }

                // What a busy channel still had to come may have arrived while the store was read.
                if (!busy.Contains(alert.Channel.Id) && TryStart(alert, stoppingToken))
                {
                    _turns.Took(alert);
                }
            }

            _isFailing = false;
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            FailOnce(error);
        }
        catch (OperationCanceledException)
        {
            // The server stops; what waits is in the store.
        }
    }

    private HashSet<long> BusyChannels()
    {
        lock (_gate)
        {
            _finished = _finished.Task.IsCompleted ? NewSignal() : _finished;
            return [.. _underWay.Keys];
        }
    }

    /// <summary>Drops unwritten results of alerts that went with their channel: they concern nobody any more.</summary>
    private void ForgetGone(IReadOnlyList<PendingAlert> due)
    {
        if (_unwritten.IsEmpty || due.Count == MaxDue)
        {
            return;
        }

        var first = due.ToDictionary(alert => alert.Channel.Id, alert => alert.Id);
        foreach (var (id, (channel, _)) in _unwritten)
        {
            if (!first.TryGetValue(channel, out var next) || next > id)
            {
                _unwritten.TryRemove(id, out _);
            }
        }
    }

    private bool IsFull()
    {
        lock (_gate)
        {
            return _underWay.Count >= MaxAtOnce;
        }
    }

    private bool TryStart(PendingAlert alert, CancellationToken stoppingToken)
    {
        var owner = alert.Channel.AccountId;
        lock (_gate)
        {
            if (_underWay.ContainsKey(alert.Channel.Id) || _underWay.Values.Count(other => other.Owner == owner) >= MaxOfOwner)
            {
                return false;
            }

            _underWay.Add(alert.Channel.Id, (owner, Run(() => DeliverAsync(alert, stoppingToken))));
            return true;
        }
    }

    /// <summary>
    /// Runs in the order of starting: a busy thread takes the youngest of its own tasks first, and the owner whose turn it is
    /// would wait.
    /// </summary>
    private static Task Run(Func<Task> delivery) =>
        Task.Factory.StartNew(
            delivery,
            CancellationToken.None,
            TaskCreationOptions.PreferFairness | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();

    private async Task DeliverAsync(PendingAlert alert, CancellationToken stoppingToken)
    {
        try
        {
            var result = _unwritten.TryGetValue(alert.Id, out var known) ? known.Result : await TryAsync(alert, stoppingToken).ConfigureAwait(false);
            // What has arrived is written down even while the server stops, so that it does not arrive twice.
            await ConcludeAsync(alert, result).ConfigureAwait(false);
            _unwritten.TryRemove(alert.Id, out _);
            _isBroken = false;
            Finish(alert, isConcluded: true);
        }
        catch (Exception error)
        {
            Finish(alert, isConcluded: false);
            if (!stoppingToken.IsCancellationRequested)
            {
                BreakOnce(error, alert);
            }
        }
    }

    private async ValueTask<Delivery> TryAsync(PendingAlert alert, CancellationToken stoppingToken)
    {
        var result = await delivery.SendAsync(alert, stoppingToken).ConfigureAwait(false);
        metrics.Tried(alert.Channel.Kind, result.Outcome);
        _unwritten[alert.Id] = (alert.Channel.Id, result);
        return result;
    }

    private async ValueTask ConcludeAsync(PendingAlert alert, Delivery result)
    {
        if (result.Outcome == DeliveryOutcome.TryAgain && AlertRetries.Next(alert, result.RetryAfter, time.GetUtcNow()) is { } next)
        {
            await store.PutOffAlertAsync(alert.Id, next).ConfigureAwait(false);
            _log.PutOff(alert, result.Why, next);
            return;
        }

        await store.EndAlertAsync(alert.Id).ConfigureAwait(false);
        if (result.Outcome == DeliveryOutcome.Delivered)
        {
            _log.Delivered(alert);
            return;
        }

        _log.GivenUp(alert, result.Why);
    }

    /// <summary>The next one for the channel may start at once, unless the store could not be told about this one.</summary>
    private void Finish(PendingAlert alert, bool isConcluded)
    {
        lock (_gate)
        {
            _underWay.Remove(alert.Channel.Id);
            if (isConcluded)
            {
                _finished.TrySetResult();
            }
        }
    }

    private Task Signal()
    {
        lock (_gate)
        {
            return _finished.Task;
        }
    }

    private Task[] UnderWay()
    {
        lock (_gate)
        {
            return [.. _underWay.Values.Select(way => way.Sending)];
        }
    }

    /// <summary>A store that cannot be told fails every alert at every look; once is enough.</summary>
    private void BreakOnce(Exception error, PendingAlert alert)
    {
        if (!_isBroken)
        {
            Log.Broken(logger, error, alert.Id, alert.Channel);
        }

        _isBroken = true;
    }

    private void FailOnce(Exception error)
    {
        if (!_isFailing)
        {
            Log.StoreFailed(logger, error);
        }

        _isFailing = true;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(4, LogLevel.Error, "Could not read the alerts that are due; retrying every 2 s")]
        public static partial void StoreFailed(ILogger logger, Exception error);

        [LoggerMessage(5, LogLevel.Error, "Could not send alert {AlertId} to {Channel} or store its result; retrying")]
        public static partial void Broken(ILogger logger, Exception error, long alertId, AlertChannel channel);
    }
}
