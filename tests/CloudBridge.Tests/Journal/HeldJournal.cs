using CloudBridge.Journal;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Journal;

/// <summary>A journal whose disk can be held up, or fail, for some of its calls: <c>begin</c>, <c>find</c>, <c>restart</c> and <c>answer</c>.</summary>
internal sealed class HeldJournal(MemoryJournal journal) : IRequestJournal
{
    private volatile TaskCompletionSource? _gate;
    private volatile string[] _calls = [];
    private volatile string[] _failing = [];

    /// <summary>What was asked of it, as <c>find ID</c>, held or not.</summary>
    public SignalLog<string> Asked { get; } = new();

    /// <summary>Holds calls up from now on: they do what they do, and then wait.</summary>
    public void Hold(params string[] calls)
    {
        _calls = calls;
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets those go that wait.</summary>
    public void Release()
    {
        _calls = [];
        _gate!.SetResult();
    }

    /// <summary>Lets calls fail from now on.</summary>
    public void Fail(params string[] calls) => _failing = calls;

    public async ValueTask<JournalEntry?> BeginAsync(JournalEntry entry) => await DoAsync("begin", entry.Key, () => journal.BeginAsync(entry));

    public async ValueTask<JournalEntry?> FindAsync(JournalKey key) => await DoAsync("find", key, () => journal.FindAsync(key));

    public async ValueTask RestartAsync(JournalEntry entry) => await DoAsync("restart", entry.Key, () => AsFoundAsync(journal.RestartAsync(entry)));

    public async ValueTask AnswerAsync(JournalKey key, JournalAnswer answer) =>
        await DoAsync("answer", key, () => AsFoundAsync(journal.AnswerAsync(key, answer)));

    public void Deliver(JournalKey key) => journal.Deliver(key);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadOpenAsync() => journal.ReadOpenAsync();

    private async Task<JournalEntry?> DoAsync(string call, JournalKey key, Func<ValueTask<JournalEntry?>> run)
    {
        var gate = _calls.Contains(call) ? _gate : null;
        if (_failing.Contains(call))
        {
            throw new JournalException("The disk is full.");
        }

        var found = await run();
        Asked.Add($"{call} {key.Id}");
        await (gate?.Task ?? Task.CompletedTask);
        return found;
    }

    private static async ValueTask<JournalEntry?> AsFoundAsync(ValueTask done)
    {
        await done;
        return null;
    }
}
