using System.Collections.Concurrent;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>What happened to every request: how often its handler ran, and what its player was told. Safe for threads.</summary>
internal sealed class OnceLedger
{
    private readonly ConcurrentDictionary<string, int> _runs = new();
    private readonly ConcurrentDictionary<string, string> _answers = new();
    private long _asked;
    private long _busy;
    private long _early;
    private long _changed;

    /// <summary>How often each request ran.</summary>
    public IReadOnlyDictionary<string, int> Runs => _runs;

    /// <summary>What each request was answered, other than "busy".</summary>
    public IReadOnlyDictionary<string, string> Answers => _answers;

    /// <summary>Times a request was asked, repeats included.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>Times the answer was "busy".</summary>
    public long Busy => Interlocked.Read(ref _busy);

    /// <summary>Runs that began when the journal did not know the request, or knew an answer to it.</summary>
    public long Early => Interlocked.Read(ref _early);

    /// <summary>Answers that differ from an earlier one to the same request.</summary>
    public long Changed => Interlocked.Read(ref _changed);

    public void Ask() => Interlocked.Increment(ref _asked);

    public void AnswerBusy() => Interlocked.Increment(ref _busy);

    /// <summary>Counts a run; its number is part of the answer.</summary>
    public int Run(string id) => _runs.AddOrUpdate(id, 1, (_, runs) => runs + 1);

    public void RunEarly() => Interlocked.Increment(ref _early);

    public void Answer(string id, string answer)
    {
        if (_answers.GetOrAdd(id, answer) != answer)
        {
            Interlocked.Increment(ref _changed);
        }
    }
}
