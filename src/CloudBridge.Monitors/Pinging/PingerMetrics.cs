using System.Diagnostics.Metrics;

namespace CloudBridge.Monitors.Pinging;

/// <summary>
/// The pinger's part of the meter <c>CloudBridge.Monitors</c>. Labels are outcomes, never monitors or addresses.
/// </summary>
internal sealed class PingerMetrics : IDisposable
{
    public const string MeterName = "CloudBridge.Monitors";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _checks;
    private readonly Counter<long> _shared;
    private readonly Counter<long> _ignored;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _historyDropped;
    private readonly Counter<long> _storeFailures;
    private readonly Counter<long> _offline;
    private readonly Histogram<double> _lateness;

    public PingerMetrics()
    {
        _checks = _meter.CreateCounter<long>("cloudbridge.monitors.checks", description: "Checks, by outcome.");
        _shared = _meter.CreateCounter<long>(
            "cloudbridge.monitors.checks.shared",
            description: "Checks answered by another monitor's fetch of the same target.");
        _ignored = _meter.CreateCounter<long>(
            "cloudbridge.monitors.checks.ignored",
            description: "Checks that did not count because this server seemed offline.");
        _transitions = _meter.CreateCounter<long>(
            "cloudbridge.monitors.transitions",
            description: "Changes of state, by the new state.");
        _historyDropped = _meter.CreateCounter<long>(
            "cloudbridge.monitors.history.dropped",
            description: "Results that were dropped because the history could not keep up.");
        _storeFailures = _meter.CreateCounter<long>(
            "cloudbridge.monitors.store.failures",
            description: "Tries of the pinger to store something that failed, by what.");
        _offline = _meter.CreateCounter<long>(
            "cloudbridge.monitors.offline.begun",
            description: "Times this server seemed to have lost its own connection.");
        _lateness = _meter.CreateHistogram<double>("cloudbridge.monitors.check.lateness", "s", "How much later than due a check began.");
    }

    public void Checked(CheckOutcome outcome, TimeSpan lateness)
    {
        if (!_checks.Enabled && !_lateness.Enabled)
        {
            return;
        }

        _checks.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        _lateness.Record(lateness.TotalSeconds);
    }

    public void Shared() => _shared.Add(1);

    public void Ignored() => _ignored.Add(1);

    public void Changed(MonitorState to) => _transitions.Add(1, new KeyValuePair<string, object?>("state", to.ToString()));

    public void HistoryDropped() => _historyDropped.Add(1);

    public void StoreFailed(string what) => _storeFailures.Add(1, new KeyValuePair<string, object?>("what", what));

    public void WentOffline() => _offline.Add(1);

    /// <summary>Shows what a running pinger knows by itself.</summary>
    public void Observe(Func<int> watched, Func<int> underWay, Func<int> waiting, Func<long> skipped, Func<int> offline)
    {
        _meter.CreateObservableGauge(
            "cloudbridge.monitors.watched",
            watched,
            description: "Monitors that are known to the pinger.");
        _meter.CreateObservableGauge("cloudbridge.monitors.checks.running", underWay, description: "Checks under way.");
        _meter.CreateObservableGauge(
            "cloudbridge.monitors.checks.waiting",
            waiting,
            description: "Checks that wait for a limit.");
        _meter.CreateObservableCounter(
            "cloudbridge.monitors.checks.skipped",
            skipped,
            description: "Regular checks that were skipped because their time had passed.");
        _meter.CreateObservableGauge(
            "cloudbridge.monitors.offline",
            offline,
            description: "1 while this server seems to have lost its own connection.");
    }

    public void Dispose() => _meter.Dispose();
}
