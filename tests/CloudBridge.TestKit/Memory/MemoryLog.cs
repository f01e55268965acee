using CloudBridge.Clouds;

namespace CloudBridge.TestKit;

/// <summary>A cloud log in memory, with lag, outages and a clock of its own.</summary>
public sealed class MemoryLog(TimeProvider time) : ICloudLog
{
    private readonly Lock _gate = new();
    private readonly List<CloudLogEntry> _rows = [];

    /// <summary>How long a row takes to become visible.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>How far the clock of the cloud is ahead of ours.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>Fails every reading while set.</summary>
    public CloudLogException? Outage { get; set; }

    /// <summary>Every reading, by the project that was asked for.</summary>
    public SignalLog<string> Readings { get; } = new();

    /// <summary>Adds a row that somebody wrote now, or some time ago.</summary>
    public void Add(string user, string name, string value, TimeSpan age = default)
    {
        lock (_gate)
        {
            _rows.Add(new CloudLogEntry(user, CloudLogEntry.SetVerb, MemoryRoom.Prefixed(name), value, time.GetUtcNow() - age + Skew));
        }
    }

    /// <inheritdoc />
    public ValueTask<CloudLogPage> ReadAsync(string project, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Readings.Add(project);
        if (Outage is { } outage)
        {
            throw outage;
        }

        lock (_gate)
        {
            var now = time.GetUtcNow() + Skew;
            return new(new CloudLogPage([.. _rows.Where(row => row.At <= now - Lag).Reverse().Take(limit)], now));
        }
    }
}
