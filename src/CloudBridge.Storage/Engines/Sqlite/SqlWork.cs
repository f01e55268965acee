namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>What the writer does within a commit.</summary>
internal abstract class SqlWork
{
    /// <summary>Runs it; what it throws is for its caller, unless the disk is to blame.</summary>
    public abstract void Run(DbSession session);

    /// <summary>It threw, and was undone; its caller is told after the commit.</summary>
    public abstract void Refused(Exception error);

    /// <summary>The commit is durable.</summary>
    public abstract void Done();

    /// <summary>The commit failed.</summary>
    public abstract void Failed(Exception error);
}
