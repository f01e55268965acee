namespace CloudBridge.Journal;

/// <summary>
/// Counts the answers that wait until a journal has kept them, which is long when its disk stands still. Safe for threads.
/// </summary>
/// <param name="maxAnswers">Answers that may wait before nothing new is begun.</param>
/// <param name="maxDigits">Digits that they may have together.</param>
internal sealed class JournalBacklog(int maxAnswers, long maxDigits)
{
    private int _answers;
    private long _digits;

    /// <summary>True when no more requests should be begun, as their answers would wait, too.</summary>
    public bool IsFull => Volatile.Read(ref _answers) >= maxAnswers || Interlocked.Read(ref _digits) >= maxDigits;

    /// <summary>Adds an answer that waits from now on.</summary>
    public void Add(int digits)
    {
        Interlocked.Increment(ref _answers);
        Interlocked.Add(ref _digits, digits);
    }

    /// <summary>Takes an answer off that waits no longer.</summary>
    public void Remove(int digits)
    {
        Interlocked.Decrement(ref _answers);
        Interlocked.Add(ref _digits, -digits);
    }
}
