using CloudBridge.Storage.Engines;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite.Writing;

/// <summary>
/// The connection that writes, on the writer's thread. After any failure it is thrown away, and with it what was not committed.
/// </summary>
internal sealed class WriterConnection(SqliteConnection connection) : IDisposable
{
    private readonly SqlStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqlStatement _commit = new(connection, "COMMIT");
    private readonly SqlStatement _mark = new(connection, "SAVEPOINT work");
    private readonly SqlStatement _keep = new(connection, "RELEASE work");
    private readonly SqlStatement _undo = new(connection, "ROLLBACK TO work");

    public DbSession Session { get; } = new(connection, isPostgres: false);

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    /// <summary>Marks the place that <see cref="Undo"/> goes back to, until <see cref="Keep"/>.</summary>
    public void Mark() => _mark.Run();

    public void Undo() => _undo.Run();

    public void Keep() => _keep.Run();

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_begin, _commit, _mark, _keep, _undo, Session])
        {
            part.Dispose();
        }
    }
}
