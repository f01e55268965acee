using CloudBridge.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>The connection that writes, on the writer's thread. After a failure of the database it is thrown away.</summary>
internal sealed class WriteSession(SqliteConnection connection) : IDisposable
{
    private readonly DbSession _session = new(connection, isPostgres: false);
    private readonly SqlStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqlStatement _commit = new(connection, "COMMIT");
    private readonly SqlStatement _mark = new(connection, "SAVEPOINT work");
    private readonly SqlStatement _keep = new(connection, "RELEASE work");
    private readonly SqlStatement _undo = new(connection, "ROLLBACK TO work");

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    /// <summary>Runs work so that it alone is undone when it throws something that is not of the disk.</summary>
    public void Run(SqlWork work)
    {
        _mark.Run();
        try
        {
            work.Run(_session);
        }
        catch (Exception error) when (!SqliteTrouble.IsOne(error))
        {
            _undo.Run();
            work.Refused(error);
        }

        _keep.Run();
    }

    public void Dispose()
    {
        foreach (var statement in (IDisposable[])[_begin, _commit, _mark, _keep, _undo, _session])
        {
            statement.Dispose();
        }
    }
}
