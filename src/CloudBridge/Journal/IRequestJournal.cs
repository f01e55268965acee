namespace CloudBridge.Journal;

/// <summary>
/// Remembers requests and their answers beyond the life of the process. What a task has completed for is
/// durable. Safe for threads; entries older than the window are forgotten.
/// </summary>
public interface IRequestJournal
{
    /// <summary>Records a request before its handler runs.</summary>
    /// <param name="entry">The request; its state is <see cref="JournalState.Begun"/>.</param>
    /// <returns>Null when it is new and now recorded; otherwise what is known of it, unchanged.</returns>
    /// <exception cref="JournalException">
    /// It is not recorded: the disk fails, or there is no room (<see cref="JournalException.IsFull"/>).
    /// </exception>
    ValueTask<JournalEntry?> BeginAsync(JournalEntry entry);

    /// <summary>Finds what is known of a request; null when it is new or forgotten.</summary>
    ValueTask<JournalEntry?> FindAsync(JournalKey key);

    /// <summary>Records that a request which was answered before is run again: it is begun anew, without an answer.</summary>
    ValueTask RestartAsync(JournalEntry entry);

    /// <summary>Keeps the answer of a request.</summary>
    ValueTask AnswerAsync(JournalKey key, JournalAnswer answer);

    /// <summary>
    /// Notes, without waiting, that the last part of an answer has been handed to the cloud. That of a request which only
    /// reads need not have been kept.
    /// </summary>
    void Deliver(JournalKey key);

    /// <summary>Reads the requests that were begun or answered but not delivered, oldest first.</summary>
    ValueTask<IReadOnlyList<JournalEntry>> ReadOpenAsync();
}
