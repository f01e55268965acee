namespace CloudBridge.Monitors.Pinging.Observing;

/// <summary>The number of distinct sites that answered and of those that failed lately, by the latest result of each.</summary>
/// <param name="length">How long a result counts, in timestamps.</param>
internal sealed class SiteWindow(long length)
{
    private readonly Queue<(string Site, long At)> _results = new();
    private readonly Dictionary<string, (long At, bool IsGood)> _latest = [];

    public int Good { get; private set; }

    public int Bad { get; private set; }

    /// <summary>At least three sites fail, and at least half of all.</summary>
    public bool IsLost => Bad >= 3 && Bad >= Good;

    /// <summary>At least three sites answer, and at least half of all.</summary>
    public bool IsFound => Good >= 3 && Good >= Bad;

    public void Add(ReadOnlySpan<char> site, bool isGood, long now)
    {
        Expire(now);
        var sites = _latest.GetAlternateLookup<ReadOnlySpan<char>>();
        if (sites.TryGetValue(site, out var name, out var before))
        {
            Count(before.IsGood, -1);
        }

        name ??= site.ToString();
        _latest[name] = (now, isGood);
        _results.Enqueue((name, now));
        Count(isGood, 1);
    }

    public void Clear()
    {
        _results.Clear();
        _latest.Clear();
        (Good, Bad) = (0, 0);
    }

    private void Expire(long now)
    {
        while (_results.TryPeek(out var oldest) && now - oldest.At > length)
        {
            _results.Dequeue();
            if (_latest.TryGetValue(oldest.Site, out var latest) && latest.At == oldest.At && _latest.Remove(oldest.Site))
            {
                Count(latest.IsGood, -1);
            }
        }
    }

    private void Count(bool isGood, int by) => (Good, Bad) = isGood ? (Good + by, Bad) : (Good, Bad + by);
}
