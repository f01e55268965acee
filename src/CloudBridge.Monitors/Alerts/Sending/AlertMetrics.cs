using System.Diagnostics.Metrics;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>The alerts' part of the meter <c>CloudBridge.Monitors</c>. Labels are kinds and outcomes, never addresses.</summary>
internal sealed class AlertMetrics : IDisposable
{
    private readonly Meter _meter = new("CloudBridge.Monitors");
    private readonly Counter<long> _tries;

    public AlertMetrics() =>
        _tries = _meter.CreateCounter<long>("cloudbridge.monitors.alerts", description: "Tries to deliver alerts, by kind and outcome.");

    public void Tried(AlertKind kind, DeliveryOutcome outcome) =>
        _tries.Add(1, new("kind", kind.ToString()), new("outcome", outcome.ToString()));

    public void Dispose() => _meter.Dispose();
}
