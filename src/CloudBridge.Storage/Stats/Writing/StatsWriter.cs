using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Writing;

/// <summary>A connection that stores many rows in one commit.</summary>
internal sealed class StatsWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly UserWriter _users;
    private readonly ProjectWriter _projects;
    private readonly PostWriter _posts;
    private readonly SqlStatement _begin;
    private readonly SqlStatement _commit;
    private readonly SqlStatement _rollback;

    /// <summary>Prepares everything; the connection is the writer's from now on.</summary>
    public StatsWriter(SqliteConnection connection, TimeProvider time)
    {
        (_connection, _time) = (connection, time);
        (_users, _projects, _posts) = (new UserWriter(connection), new ProjectWriter(connection), new PostWriter(connection));
        (_begin, _commit, _rollback) =
            (new SqlStatement(connection, "BEGIN IMMEDIATE"), new SqlStatement(connection, "COMMIT"), new SqlStatement(connection, "ROLLBACK"));
    }

    /// <summary>Stores all, or none and throws.</summary>
    public void Write(IReadOnlyCollection<StatsRow> rows)
    {
        _begin.Run();
        try
        {
            var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
            foreach (var row in rows)
            {
                Write(row, now);
            }

            _commit.Run();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_users, _projects, _posts, _begin, _commit, _rollback, _connection])
        {
            part.Dispose();
        }
    }

    private void Write(StatsRow row, long now)
    {
        switch (row)
        {
            case UserRow user:
                _users.Write(user, now);
                break;
            case ProjectRow project:
                _projects.Write(
                    project,
                    string.IsNullOrEmpty(project.Username) ? null : _users.RowOf(project.Username, now),
                    now);
                break;
            case PostRow post:
                _posts.Write(post, now);
                break;
        }
    }

    private void RollBack()
    {
        _users.Clear();
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // Some failures have rolled back already; what matters is the first one.
            return;
        }
    }
}
