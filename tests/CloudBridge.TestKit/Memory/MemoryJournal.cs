using CloudBridge.Journal;

namespace CloudBridge.TestKit;

/// <summary>A journal that outlives bridges but not the test, with switches for trouble.</summary>
public sealed class MemoryJournal : IRequestJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<JournalKey, JournalEntry> _entries = [];

    /// <summary>Everything that was recorded, in order, as <c>begin ID</c>, <c>restart ID</c>, <c>answer ID</c> or <c>deliver ID</c>.</summary>
    public SignalLog<string> Writes { get; } = new();

    /// <summary>Fails every call while set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Everything kept.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Values];
            }
        }
    }

    /// <summary>Changes everything kept, as a crash at some other moment would have left it.</summary>
    public void Rewrite(Func<JournalEntry, JournalEntry> change)
    {
        lock (_gate)
        {
            foreach (var entry in Entries)
            {
                _entries[entry.Key] = change(entry);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask<JournalEntry?> BeginAsync(JournalEntry entry)
    {
        await CommitAsync();
        lock (_gate)
        {
            if (_entries.TryGetValue(entry.Key, out var known))
            {
                return known;
            }

            _entries.Add(entry.Key, entry);
        }

        Writes.Add($"begin {entry.Key.Id}");
        return null;
    }

    /// <inheritdoc />
    public async ValueTask<JournalEntry?> FindAsync(JournalKey key)
    {
        await CommitAsync();
        lock (_gate)
        {
            return _entries.GetValueOrDefault(key);
        }
    }

    /// <inheritdoc />
    public async ValueTask RestartAsync(JournalEntry entry)
    {
        await CommitAsync();
        lock (_gate)
        {
            _entries[entry.Key] = entry with { State = JournalState.Begun, Answer = null };
        }

        Writes.Add($"restart {entry.Key.Id}");
    }

    /// <inheritdoc />
    public async ValueTask AnswerAsync(JournalKey key, JournalAnswer answer)
    {
        await CommitAsync();
        lock (_gate)
        {
            _entries[key] = _entries[key] with { State = JournalState.Answered, Answer = answer };
        }

        Writes.Add($"answer {key.Id}");
    }

    /// <inheritdoc />
    public void Deliver(JournalKey key)
    {
        lock (_gate)
        {
            _entries[key] = _entries[key] with { State = JournalState.Delivered };
        }

        Writes.Add($"deliver {key.Id}");
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<JournalEntry>> ReadOpenAsync()
    {
        await CommitAsync();
        return [.. Entries.Where(entry => entry.State != JournalState.Delivered)];
    }

    private async ValueTask CommitAsync()
    {
        await Task.Yield();
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
