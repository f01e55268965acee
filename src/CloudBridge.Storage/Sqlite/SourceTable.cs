using CloudBridge.Journal;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>
/// Gives each project of each cloud a small number, which stands for it in every row. One that stands in no row any more is
/// deleted, as rooms that patterns match come and go, so a number is sure for one commit only.
/// </summary>
internal sealed class SourceTable(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<(string Cloud, string Project), long> _known = [];
    private readonly SqlStatement _insert =
        new(
            connection,
            "INSERT INTO source (cloud, project) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            SqliteType.Text,
            SqliteType.Text);
    private readonly SqlStatement _find =
        new(connection, "SELECT id FROM source WHERE cloud = ?1 AND project = ?2", SqliteType.Text, SqliteType.Text);

    /// <summary>A commit begins.</summary>
    public void Forget() => _known.Clear();

    public long IdOf(JournalKey key) => IdOf(key.Cloud, key.Project);

    public long IdOf(string cloud, string project)
    {
        if (_known.TryGetValue((cloud, project), out var id))
        {
            return id;
        }

        _insert.Run(cloud, project);
        id = (long)_find.Scalar(cloud, project)!;
        _known.Add((cloud, project), id);
        return id;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
    }
}
