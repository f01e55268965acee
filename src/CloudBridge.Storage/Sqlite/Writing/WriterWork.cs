namespace CloudBridge.Storage.Sqlite.Writing;

/// <summary>Work that a store hands to the writer of a file, for a commit that others may share.</summary>
internal abstract class WriterWork<TSession>
{
    private Exception? _refusal;

    /// <summary>True when nobody waits for it, so that it is tried again after a failure.</summary>
    public virtual bool IsRepeated => false;

    /// <summary>
    /// Runs it. Nothing is durable yet, and it may be run again, so it changes nothing but the database and its own result.
    /// </summary>
    public void Run(TSession session)
    {
        _refusal = null;
        Execute(session);
    }

    /// <summary>Remembers that it left nothing in the commit, and why; whoever waits is told after the commit.</summary>
    public void Refuse(Exception error) => _refusal = error;

    /// <summary>Called after the commit.</summary>
    public void Done() => End(_refusal);

    /// <summary>Called when the commit failed.</summary>
    public void Fail(Exception error) => End(_refusal ?? error);

    protected abstract void Execute(TSession session);

    /// <summary>Tells whoever waits; the error is null when the work is durable.</summary>
    protected virtual void End(Exception? error)
    {
    }
}
