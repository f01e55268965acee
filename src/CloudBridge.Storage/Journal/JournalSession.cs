using Dapper;
using Microsoft.Data.Sqlite;
using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.Journal;

/// <summary>The writer's connection and what it does there. After any failure it is thrown away, and with it what was not committed.</summary>
internal sealed class JournalSession(SqliteConnection connection) : IDisposable
{
    private const string ByKey = "source = ?1 AND payload = ?2 AND id = ?3";

    private readonly SourceTable _sources = new(connection);
    private readonly SqlStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqlStatement _commit = new(connection, "COMMIT");
    private readonly SqlStatement _insert = new(connection, "INSERT INTO request (source, payload, id, received_at, state, digits) VALUES (?1, ?2, ?3, ?4, 0, ?5) ON CONFLICT DO NOTHING", Integer, Integer, Text, Integer, Blob);
    private readonly SqlStatement _find = new(connection, $"SELECT received_at, state, digits, answer, is_raw FROM request WHERE {ByKey} AND received_at >= ?4", Integer, Integer, Text, Integer);
    private readonly SqlStatement _delete = new(connection, $"DELETE FROM request WHERE {ByKey}", Integer, Integer, Text);
    private readonly SqlStatement _answer = new(connection, $"UPDATE request SET state = 1, answer = ?4, is_raw = ?5 WHERE {ByKey}", Integer, Integer, Text, Blob, Integer);
    private readonly SqlStatement _deliver = new(connection, $"UPDATE request SET state = 2 WHERE {ByKey} AND state = 1", Integer, Integer, Text);
    private readonly SqlStatement _open = new(connection, "SELECT received_at, state, digits, answer, is_raw, cloud, project, request.id, payload FROM request JOIN source ON source.id = source WHERE state < 2 AND received_at >= ?1 ORDER BY seq", Integer);

    // Only the oldest are looked at: arrival and age go together, and a look at all would hold up everybody.
    private readonly SqlStatement _prune = new(connection, "DELETE FROM request WHERE received_at < ?1 AND seq IN (SELECT seq FROM request ORDER BY seq LIMIT ?2)", Integer, Integer);
    private long _oldest;

    /// <summary>Begins what <see cref="Commit"/> makes durable.</summary>
    /// <param name="oldest">What was received before then is forgotten.</param>
    public void Begin(DateTimeOffset oldest)
    {
        _oldest = oldest.ToUnixTimeMilliseconds();
        _begin.Run();
    }

    public void Commit() => _commit.Run();

    /// <summary>Records a request, or finds it.</summary>
    public JournalEntry? BeginRequest(JournalEntry entry)
    {
        if (Insert(entry))
        {
            return null;
        }

        var known = Find(entry.Key);
        if (known is null)
        {
            RestartRequest(entry);
        }

        return known;
    }

    /// <summary>What is known of a request; null when that is nothing.</summary>
    public JournalEntry? Find(JournalKey key)
    {
        using var rows = _find.Read(_sources.IdOf(key), unchecked((long)key.Payload), key.Id, _oldest);
        return rows.Read() ? EntryOf(rows, key) : null;
    }

    /// <summary>Records a request anew, as the latest.</summary>
    public void RestartRequest(JournalEntry entry)
    {
        var key = entry.Key;
        _delete.Run(_sources.IdOf(key), unchecked((long)key.Payload), key.Id);
        Insert(entry);
    }

    public void Answer(JournalKey key, JournalAnswer answer) =>
        _answer.Run(_sources.IdOf(key), unchecked((long)key.Payload), key.Id, answer.Digits.ToArray(), answer.IsRaw ? 1L : 0L);

    public void Deliver(JournalKey key) => _deliver.Run(_sources.IdOf(key), unchecked((long)key.Payload), key.Id);

    /// <summary>Reads what is begun or answered, oldest first.</summary>
    public IReadOnlyList<JournalEntry> ReadOpen()
    {
        using var rows = _open.Read(_oldest);
        var entries = new List<JournalEntry>();
        while (rows.Read())
        {
            entries.Add(EntryOf(rows, new JournalKey(rows.GetString(5), rows.GetString(6), rows.GetString(7), unchecked((ulong)rows.GetInt64(8)))));
        }

        return entries;
    }

    /// <summary>Forgets requests that are too old.</summary>
    /// <returns>How many of the <paramref name="limit"/> oldest were.</returns>
    public int Prune(int limit) => _prune.Run(_oldest, limit);

    /// <summary>Empties the log into the database; outside a commit.</summary>
    public void TidyUp() => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize");

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_sources, _begin, _commit, _insert, _find, _delete, _answer, _deliver, _open, _prune, connection])
        {
            part.Dispose();
        }
    }

    private bool Insert(JournalEntry entry)
    {
        var key = entry.Key;
        return _insert.Run(_sources.IdOf(key), unchecked((long)key.Payload), key.Id, entry.ReceivedAt.ToUnixTimeMilliseconds(), entry.Digits.ToArray()) == 1;
    }

    private static JournalEntry EntryOf(SqliteDataReader row, JournalKey key) => new(
        key,
        (byte[])row.GetValue(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
        (JournalState)row.GetInt32(1),
        row.IsDBNull(3) ? null : new JournalAnswer((byte[])row.GetValue(3), row.GetBoolean(4)));
}
