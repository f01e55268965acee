namespace CloudBridge.Storage.Journal;

/// <summary>Notes that an answer has left.</summary>
internal sealed class DeliverWork(JournalKey key) : JournalWork
{
    public override bool IsRepeated => true;

    public override void Run(JournalSession session) => session.Deliver(key);
}
