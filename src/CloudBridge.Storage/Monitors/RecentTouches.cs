using System.Collections.Concurrent;

namespace CloudBridge.Storage.Monitors;

/// <summary>Remembers when something was last noted in the database, so that the same is not written again.</summary>
internal sealed class RecentTouches<TKey>
    where TKey : notnull
{
    private const int MaxKnown = 100_000;

    private readonly ConcurrentDictionary<TKey, long> _known = [];

    /// <summary>True when that moment, or a later one, is known.</summary>
    public bool Has(TKey key, long moment) => _known.TryGetValue(key, out var known) && known >= moment;

    /// <summary>Remembers a moment that is in the database now.</summary>
    public void Add(TKey key, long moment)
    {
        // Forgetting costs one write each; keeping all would cost memory without end.
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[key] = moment;
    }
}
