namespace CloudBridge.Storage.Journal;

/// <summary>Something the writer does to the journal within a commit it may share with others.</summary>
internal abstract class JournalWork
{
    /// <summary>True when nobody waits for it, so that it is tried again after a failure.</summary>
    public virtual bool IsRepeated => false;

    /// <summary>Does it; not durable yet.</summary>
    public abstract void Run(JournalSession session);

    /// <summary>It is durable.</summary>
    public virtual void Done()
    {
    }

    /// <summary>It was undone.</summary>
    public virtual void Failed(JournalException error)
    {
    }
}
