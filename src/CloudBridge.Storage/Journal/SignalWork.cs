namespace CloudBridge.Storage.Journal;

/// <summary>Wakes the writer, and says when everything before it has been dealt with.</summary>
internal sealed class SignalWork(Action? reached = null) : JournalWork
{
    public override void Run(JournalSession session)
    {
    }

    public override void Done() => reached?.Invoke();

    public override void Failed(JournalException error) => reached?.Invoke();
}
