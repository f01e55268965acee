using System.Diagnostics.Metrics;
using CloudBridge.Storage.Engines;

namespace CloudBridge.Storage.Stats;

/// <summary>The measures of sightings.</summary>
internal sealed class SightingMetrics : IDisposable
{
    private readonly Meter _meter = StorageMeter.Make();
    private readonly Counter<long> _stored;
    private readonly Counter<long> _dropped;

    public SightingMetrics()
    {
        _stored = _meter.CreateCounter<long>("cloudbridge.stats.sightings", description: "Users and projects seen and stored.");
        _dropped = _meter.CreateCounter<long>(
            "cloudbridge.stats.sightings.dropped",
            description: "Users and projects seen but not stored: too many at once, or the disk failed.");
    }

    public void Stored(int count) => _stored.Add(count);

    public void Dropped(int count) => _dropped.Add(count);

    public void Dispose() => _meter.Dispose();
}
