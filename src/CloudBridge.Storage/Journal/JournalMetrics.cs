using System.Diagnostics.Metrics;
using CloudBridge.Storage.Engines;

namespace CloudBridge.Storage.Journal;

/// <summary>The measures of the journal.</summary>
internal sealed class JournalMetrics : IDisposable
{
    private readonly Meter _meter = StorageMeter.Make();
    private readonly Counter<long> _changes;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _pruned;
    private readonly Histogram<double> _seconds;

    public JournalMetrics(Func<int> waiting)
    {
        _changes =
            _meter.CreateCounter<long>("cloudbridge.storage.changes", description: "Changes of the journal that are durable.");
        _failures = _meter.CreateCounter<long>(
            "cloudbridge.storage.failures",
            description: "Changes of the journal that could not be made durable.");
        _pruned = _meter.CreateCounter<long>(
            "cloudbridge.storage.pruned",
            description: "Requests forgotten because they were older than the window.");
        _seconds = _meter.CreateHistogram<double>(
            "cloudbridge.storage.commit.duration",
            "s",
            "What one commit took, its changes included.");
        _meter.CreateObservableGauge(
            "cloudbridge.storage.waiting",
            waiting,
            description: "Changes that wait for the next commit.");
    }

    public void Committed(int changes, int pruned, TimeSpan elapsed)
    {
        _changes.Add(changes);
        _pruned.Add(pruned);
        _seconds.Record(elapsed.TotalSeconds);
    }

    public void Failed(int changes) => _failures.Add(changes);

    public void Dispose() => _meter.Dispose();
}
