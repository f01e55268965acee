using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Writing;

/// <summary>Gives each country a small number; names that differ only in case are one country.</summary>
internal sealed class CountryTable(SqliteConnection connection) : IDisposable
{
    /// <summary>There are fewer than 300; forgetting all costs two statements for each.</summary>
    private const int MaxKnown = 1_000;

    private readonly Dictionary<string, long> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly SqlStatement _insert =
        new(connection, "INSERT INTO countries (name) VALUES (?1) ON CONFLICT DO NOTHING", SqliteType.Text);
    private readonly SqlStatement _find = new(connection, "SELECT id FROM countries WHERE name = ?1", SqliteType.Text);

    /// <summary>Countries whose numbers are in memory.</summary>
    public int Count => _known.Count;

    public long? IdOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        if (_known.TryGetValue(name, out var id))
        {
            return id;
        }

        _insert.Run(name);
        id = (long)_find.Scalar(name)!;
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known.Add(name, id);
        return id;
    }

    /// <summary>Forgets numbers that may have been rolled back.</summary>
    public void Clear() => _known.Clear();

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
    }
}
