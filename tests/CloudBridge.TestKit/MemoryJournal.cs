using System.Collections.Concurrent;

namespace CloudBridge.TestKit;

/// <summary>A journal that lives as long as the process: what a bridge remembers, without a disk.</summary>
public sealed class MemoryJournal : IRequestJournal
{
    private readonly ConcurrentDictionary<JournalKey, JournalEntry> _entries = new();

    /// <summary>Entries kept.</summary>
    public int Count => _entries.Count;

    /// <inheritdoc />
    public ValueTask<JournalEntry?> BeginAsync(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var known = _entries.GetOrAdd(entry.Key, entry);
        return new(ReferenceEquals(known, entry) ? null : known);
    }

    /// <summary>Finds what is known of a request; null when it is new.</summary>
    public ValueTask<JournalEntry?> FindAsync(JournalKey key) => new(_entries.GetValueOrDefault(key));

    /// <inheritdoc />
    public ValueTask RestartAsync(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries[entry.Key] = entry;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask AnswerAsync(JournalKey key, JournalAnswer answer)
    {
        Change(key, entry => entry with { State = JournalState.Answered, Answer = answer });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public void Deliver(JournalKey key) => Change(key, entry => entry with { State = JournalState.Delivered });

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEntry>> ReadOpenAsync() =>
        new(_entries.Values.Where(entry => entry.State != JournalState.Delivered).OrderBy(entry => entry.ReceivedAt).ToArray());

    private void Change(JournalKey key, Func<JournalEntry, JournalEntry> change)
    {
        while (_entries.TryGetValue(key, out var entry) && !_entries.TryUpdate(key, change(entry), entry))
        {
        }
    }
}
