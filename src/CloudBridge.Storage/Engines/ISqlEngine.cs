using CloudBridge.Monitors;

namespace CloudBridge.Storage.Engines;

/// <summary>
/// A database that runs SQL, SQLite or PostgreSQL. What goes wrong with it ends a call with <see cref="MonitorException"/> and
/// <see cref="MonitorFault.Unavailable"/>, and is logged with its cause; what the work itself throws reaches the caller as it is,
/// and undoes that work alone. Safe for threads.
/// </summary>
internal interface ISqlEngine : IOpenedStore
{
    /// <summary>False while it has said nothing for so long that calls are refused at once.</summary>
    bool IsAnswering => true;

    /// <summary>
    /// Runs work in a transaction; it is durable when this ends. The work may be run again after a conflict, so it must not
    /// change anything else.
    /// </summary>
    Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default);

    /// <summary>Runs work that only reads, at the same time as others.</summary>
    Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default);
}
