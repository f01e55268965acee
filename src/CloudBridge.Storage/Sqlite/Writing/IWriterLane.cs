using CloudBridge.Storage.Engines;

namespace CloudBridge.Storage.Sqlite.Writing;

/// <summary>The face of a store's lane that the writer sees, on whose thread all of it is called.</summary>
internal interface IWriterLane
{
    /// <summary>True when it is closed and everything handed over has been dealt with.</summary>
    bool IsOver { get; }

    /// <summary>Takes what waits, as much as it may add to one commit.</summary>
    /// <returns>False when there is nothing to do.</returns>
    bool Gather();

    /// <summary>Runs what was gathered within a transaction.</summary>
    /// <param name="connection">The connection that writes.</param>
    /// <param name="isIsolating">True to undo a work that throws alone; false where it may take all of them with it.</param>
    void Run(WriterConnection connection, bool isIsolating);

    /// <summary>Called after the commit.</summary>
    void Done(TimeSpan elapsed);

    /// <summary>Called when nothing of it is durable, or nobody knows.</summary>
    void Fail(Exception error);

    /// <summary>Does what must not be within a transaction.</summary>
    void TidyUp(DbSession session);

    /// <summary>Called once, when it is over.</summary>
    void End();
}
