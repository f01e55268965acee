using CloudBridge.Clouds;

namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>A cloud log in virtual time: rows become visible late but in order, readings take time, and at times there are none.</summary>
internal sealed class ScriptedLog(TimeProvider time, TimeSpan skew, TimeSpan readTime, bool agedClock) : ICloudLog
{
    private readonly List<(CloudLogEntry Row, DateTimeOffset VisibleAt)> _rows = [];

    /// <summary>When the log cannot be read.</summary>
    public List<(DateTimeOffset From, DateTimeOffset To)> Outages { get; } = [];

    /// <summary>Writes a row; to be called in the order of the rows.</summary>
    public void Write(string user, string verb, string name, string value, DateTimeOffset at, TimeSpan lag)
    {
        var visible = at + lag;
        if (_rows.Count > 0 && _rows[^1].VisibleAt > visible)
        {
            visible = _rows[^1].VisibleAt;
        }

        _rows.Add((new CloudLogEntry(user, verb, name, value, Cut(at + skew, TimeSpan.TicksPerMillisecond)), visible));
    }

    /// <inheritdoc />
    public async ValueTask<CloudLogPage> ReadAsync(string project, int limit, CancellationToken cancellationToken)
    {
        await Task.Delay(readTime, time, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (Outages.Exists(outage => now >= outage.From && now < outage.To))
        {
            throw new CloudLogException("The scripted log has an outage.");
        }

        CloudLogEntry[] rows = [.. _rows.TakeWhile(row => row.VisibleAt <= now).Reverse().Take(limit).Select(row => row.Row)];
        var told = now + skew - (agedClock ? TimeSpan.FromMilliseconds(now.Millisecond) : TimeSpan.Zero);
        return new CloudLogPage(rows, Cut(told, TimeSpan.TicksPerSecond));
    }

    private static DateTimeOffset Cut(DateTimeOffset moment, long ticks) => new(moment.UtcTicks - (moment.UtcTicks % ticks), TimeSpan.Zero);
}
