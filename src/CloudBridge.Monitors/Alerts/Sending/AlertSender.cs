using System.Collections.Concurrent;
using CloudBridge.Monitors.Loops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// Delivers the alerts that wait in the store: a bounded number at a time, one at a time to each channel, so that a slow receiver
/// holds up nobody else and gets its alerts in order. What a restart interrupts is tried again under the same number.
/// </summary>
internal sealed partial class AlertSender(IAlertStore store, AlertDelivery delivery, AlertMetrics metrics, TimeProvider time, ILogger<AlertSender> logger) : BackgroundService
{
    public const int MaxAtOnce = 32;
    private const int MaxDue = 1_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task> _underWay = [];

    /// <summary>What came of tries that the store could not be told of yet; they are not repeated.</summary>
    private readonly ConcurrentDictionary<long, Delivery> _unwritten = [];
    private TaskCompletionSource _finished = NewSignal();
    private bool _isFailing;

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
            foreach (var alert in due)
            {
                // What a busy channel still had to come may have arrived while the store was read.
                if (!busy.Contains(alert.Channel.Id))
                {
                    Start(alert, stoppingToken);
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

    /// <summary>What is unwritten of an alert that went with its channel concerns nobody any more.</summary>
    private void ForgetGone(IReadOnlyList<PendingAlert> due)
    {
        if (_unwritten.IsEmpty || due.Count == MaxDue)
        {
            return;
        }

        foreach (var id in _unwritten.Keys.Except(due.Select(alert => alert.Id)))
        {
            _unwritten.TryRemove(id, out _);
        }
    }

    private void Start(PendingAlert alert, CancellationToken stoppingToken)
    {
        lock (_gate)
        {
            if (_underWay.Count < MaxAtOnce && !_underWay.ContainsKey(alert.Channel.Id))
            {
                _underWay.Add(alert.Channel.Id, Task.Run(() => DeliverAsync(alert, stoppingToken), CancellationToken.None));
            }
        }
    }

    private async Task DeliverAsync(PendingAlert alert, CancellationToken stoppingToken)
    {
        try
        {
            var result = _unwritten.TryGetValue(alert.Id, out var known) ? known : await TryAsync(alert, stoppingToken).ConfigureAwait(false);
            // What has arrived is written down even while the server stops, so that it does not arrive twice.
            await ConcludeAsync(alert, result).ConfigureAwait(false);
            _unwritten.TryRemove(alert.Id, out _);
            Finish(alert, isConcluded: true);
        }
        catch (Exception error)
        {
            Finish(alert, isConcluded: false);
            if (!stoppingToken.IsCancellationRequested)
            {
                Log.Broken(logger, error, alert.Id, alert.Channel);
            }
        }
    }

    private async ValueTask<Delivery> TryAsync(PendingAlert alert, CancellationToken stoppingToken)
    {
        var result = await delivery.SendAsync(alert, stoppingToken).ConfigureAwait(false);
        metrics.Tried(alert.Channel.Kind, result.Outcome);
        return _unwritten[alert.Id] = result;
    }

    private async ValueTask ConcludeAsync(PendingAlert alert, Delivery result)
    {
        if (result.Outcome == DeliveryOutcome.TryAgain && AlertRetries.Next(alert, result.RetryAfter, time.GetUtcNow()) is { } next)
        {
            await store.PutOffAlertAsync(alert.Id, next).ConfigureAwait(false);
            Log.PutOff(logger, alert.Id, alert.Channel, result.Why, next);
            return;
        }

        await store.EndAlertAsync(alert.Id).ConfigureAwait(false);
        if (result.Outcome == DeliveryOutcome.Delivered)
        {
            Log.Delivered(logger, alert.Id, alert.Channel);
            return;
        }

        Log.GivenUp(logger, alert.Id, alert.Channel, result.Why, alert.Tries + 1);
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
            return [.. _underWay.Values];
        }
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
        [LoggerMessage(1, LogLevel.Debug, "Alert {AlertId} was delivered to {Channel}")]
        public static partial void Delivered(ILogger logger, long alertId, AlertChannel channel);

        [LoggerMessage(2, LogLevel.Information, "Alert {AlertId} did not reach {Channel}: {Why}; tried again at {Next}")]
        public static partial void PutOff(ILogger logger, long alertId, AlertChannel channel, string why, DateTimeOffset next);

        [LoggerMessage(3, LogLevel.Warning, "Alert {AlertId} to {Channel} is given up after {Tries} tries: {Why}")]
        public static partial void GivenUp(ILogger logger, long alertId, AlertChannel channel, string why, int tries);

        [LoggerMessage(4, LogLevel.Error, "Alerts cannot be read or written down; tried again every 2 s")]
        public static partial void StoreFailed(ILogger logger, Exception error);

        [LoggerMessage(5, LogLevel.Error, "Alert {AlertId} to {Channel} could not be tried or written down; tried again")]
        public static partial void Broken(ILogger logger, Exception error, long alertId, AlertChannel channel);
    }
}
