using System.Diagnostics.Metrics;
using CloudBridge.Storage.Journal;

namespace CloudBridge.Storage.Stats;

/// <summary>What the meter <c>CloudBridge.Storage</c> says of sightings.</summary>
internal sealed class SightingMetrics : IDisposable
{
    private readonly Meter _meter = new(JournalMetrics.MeterName);
    private readonly Counter<long> _stored;
    private readonly Counter<long> _dropped;

    public SightingMetrics()
    {
        _stored = _meter.CreateCounter<long>("cloudbridge.stats.sightings", description: "Users and projects seen and stored.");
        _dropped = _meter.CreateCounter<long>("cloudbridge.stats.sightings.dropped", description: "Users and projects seen but not stored: too many at once, or the disk failed.");
    }

    public void Stored(int count) => _stored.Add(count);

    public void Dropped(int count) => _dropped.Add(count);

    public void Dispose() => _meter.Dispose();
}
