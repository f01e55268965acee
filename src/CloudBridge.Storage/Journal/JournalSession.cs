using CloudBridge.Journal;
using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.Journal;

/// <summary>
/// The statements of the journal on the connection that writes. After a failure of the database they are thrown away with it.
/// </summary>
/// <param name="connection">A database of the newest schema.</param>
/// <param name="maxBytes">How much its requests and answers may take.</param>
internal sealed class JournalSession(SqliteConnection connection, long maxBytes) : IDisposable
{
    private const string ByKey = "source = ?1 AND payload = ?2 AND id = ?3";

    // About what a row takes in the file besides its digits, indexes included.
    private const int Overhead = 110;
    private const string Size = "length(digits) + coalesce(length(answer), 0) + 110";

    private const string InsertSql = """
        INSERT INTO request (source, payload, id, received_at, state, digits, is_idempotent) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6) ON CONFLICT DO NOTHING
        """;

    private const string OpenSql = """
        SELECT received_at, state, digits, answer, is_raw, is_idempotent, cloud, project, request.id, payload
        FROM request JOIN source ON source.id = source WHERE state < 2 AND received_at >= ?1 ORDER BY seq
        """;

    private const string SpareSql = $"""
        DELETE FROM request WHERE seq IN (SELECT seq FROM request WHERE state = 2 AND is_idempotent = 1 ORDER BY seq LIMIT 1) RETURNING {Size}
        """;

    // The last one stays, so that no number is ever given twice.
    private const string IdleSql = """
        DELETE FROM storage_project WHERE source > @from AND source <= @to AND keys = 0
            AND NOT EXISTS (SELECT 1 FROM storage_database WHERE storage_database.source = storage_project.source);
        DELETE FROM source WHERE id > @from AND id <= @to AND id < (SELECT max(id) FROM source)
            AND NOT EXISTS (SELECT 1 FROM request WHERE request.source = source.id)
            AND NOT EXISTS (SELECT 1 FROM storage_database WHERE storage_database.source = source.id)
            AND NOT EXISTS (SELECT 1 FROM storage_project WHERE storage_project.source = source.id);
        """;

    private readonly SourceTable _sources = new(connection);
    private readonly SqlStatement _insert = new(connection, InsertSql, Integer, Integer, Text, Integer, Blob, Integer);
    private readonly SqlStatement _find = new(
        connection,
        $"SELECT received_at, state, digits, answer, is_raw, is_idempotent FROM request WHERE {ByKey} AND received_at >= ?4",
        Integer,
        Integer,
        Text,
        Integer);
    private readonly SqlStatement _delete =
        new(connection, $"DELETE FROM request WHERE {ByKey} RETURNING {Size}", Integer, Integer, Text);
    private readonly SqlStatement _answer =
        new(connection, $"UPDATE request SET state = 1, answer = ?4, is_raw = ?5 WHERE {ByKey}", Integer, Integer, Text, Blob, Integer);
    private readonly SqlStatement _deliver =
        new(
            connection,
            $"UPDATE request SET state = 2 WHERE {ByKey} AND (state = 1 OR (state = 0 AND is_idempotent = 1))",
            Integer,
            Integer,
            Text);
    private readonly SqlStatement _answerSize =
        new(connection, $"SELECT coalesce(length(answer), 0) FROM request WHERE {ByKey}", Integer, Integer, Text);
    private readonly SqlStatement _open = new(connection, OpenSql, Integer);

    // Only the oldest are looked at: arrival and age go together, and a look at all would hold up everybody.
    private readonly SqlStatement _prune = new(
        connection,
        $"DELETE FROM request WHERE received_at < ?1 AND seq IN (SELECT seq FROM request ORDER BY seq LIMIT ?2) RETURNING {Size}",
        Integer,
        Integer);
    private readonly SqlStatement _spare = new(connection, SpareSql);
    private long _oldest;
    private long _lastSource;
    private long _marked;

    /// <summary>The bytes that the requests and their answers take in the file, about.</summary>
    public long Bytes { get; private set; } = connection.ExecuteScalar<long>($"SELECT coalesce(sum({Size}), 0) FROM request");

    /// <summary>True when only what must not be forgotten is left, and too much of it.</summary>
    public bool IsFull => Bytes >= maxBytes;

    /// <summary>Called at the beginning of a commit.</summary>
    /// <param name="oldest">What was received before then is forgotten.</param>
    public void Begin(DateTimeOffset oldest)
    {
        _oldest = oldest.ToUnixTimeMilliseconds();
        _sources.Forget();
    }

    /// <summary>Notes what is kept in memory, for <see cref="Undo"/>.</summary>
    public void Mark() => _marked = Bytes;

    /// <summary>Sets what is kept in memory back to the mark.</summary>
    public void Undo()
    {
        Bytes = _marked;
        _sources.Forget();
    }

    /// <summary>Records a request, or finds it.</summary>
    /// <returns>What is known of it; null when it was new. It is not recorded when there is no room.</returns>
    public (JournalEntry? Known, bool IsRecorded) BeginRequest(JournalEntry entry)
    {
        if (IsFull && !MakeRoom())
        {
            return (Find(entry.Key), false);
        }

        if (Insert(entry))
        {
            return (null, true);
        }

        var known = Find(entry.Key);
        if (known is null)
        {
            RestartRequest(entry);
        }

        return (known, true);
    }

    /// <summary>The record of a request; null when there is none.</summary>
    public JournalEntry? Find(JournalKey key)
    {
        using var rows = _find.Read(_sources.IdOf(key), unchecked((long)key.Payload), key.Id, _oldest);
        return rows.Read() ? EntryOf(rows, key) : null;
    }

    /// <summary>Records a request anew, as the latest.</summary>
    public void RestartRequest(JournalEntry entry)
    {
        var key = entry.Key;
        Forget(_delete.Read(_sources.IdOf(key), unchecked((long)key.Payload), key.Id));
        Insert(entry);
    }

    public void Answer(JournalKey key, JournalAnswer answer)
    {
        var (source, payload) = (_sources.IdOf(key), unchecked((long)key.Payload));
        if (_answerSize.Scalar(source, payload, key.Id) is long before)
        {
            _answer.Run(source, payload, key.Id, answer.Digits.ToArray(), answer.IsRaw ? 1L : 0L);
            Bytes += answer.Digits.Length - before;
        }
    }

    public void Deliver(JournalKey key) => _deliver.Run(_sources.IdOf(key), unchecked((long)key.Payload), key.Id);

    /// <summary>Reads what is begun or answered, oldest first.</summary>
    public IReadOnlyList<JournalEntry> ReadOpen()
    {
        using var rows = _open.Read(_oldest);
        var entries = new List<JournalEntry>();
        while (rows.Read())
        {
            entries.Add(EntryOf(rows, new JournalKey(rows.GetString(6), rows.GetString(7), rows.GetString(8), unchecked((ulong)rows.GetInt64(9)))));
        }

        return entries;
    }

    /// <summary>The time when the request that was recorded last was received; null when there is none.</summary>
    public DateTimeOffset? ReadLatest() =>
        connection.ExecuteScalar<long?>("SELECT received_at FROM request ORDER BY seq DESC LIMIT 1") is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    /// <summary>Forgets requests that are too old.</summary>
    /// <returns>How many of the <paramref name="limit"/> oldest were.</returns>
    public int Prune(int limit) => Forget(_prune.Read(_oldest, limit));

    /// <summary>Forgets projects of which nothing is known any more, so many at a time.</summary>
    /// <returns>Whether all have been looked at.</returns>
    public bool PruneProjects(int limit)
    {
        const string LastSql = "SELECT max(id) FROM (SELECT id FROM source WHERE id > @from ORDER BY id LIMIT @limit)";
        if (connection.ExecuteScalar<long?>(LastSql, new { from = _lastSource, limit }) is not { } last)
        {
            _lastSource = 0;
            return true;
        }

        connection.Execute(IdleSql, new { from = _lastSource, to = last });
        _lastSource = last;
        return false;
    }

    /// <summary>Forgets the oldest requests that only read and whose answers have left, while there is no room.</summary>
    /// <returns>Whether there is room.</returns>
    public bool MakeRoom()
    {
        var hasSpare = true;
        while (IsFull && hasSpare)
        {
            hasSpare = Forget(_spare.Read()) > 0;
        }

        return !IsFull;
    }

    /// <summary>Empties the log into the database; outside a commit.</summary>
    public void TidyUp() => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize");

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_sources, _insert, _find, _delete, _answer, _answerSize, _deliver, _open, _prune, _spare])
        {
            part.Dispose();
        }
    }

    private bool Insert(JournalEntry entry)
    {
        var key = entry.Key;
        var isNew = _insert.Run(
            _sources.IdOf(key),
            unchecked((long)key.Payload),
            key.Id,
            entry.ReceivedAt.ToUnixTimeMilliseconds(),
            entry.Digits.ToArray(),
            entry.IsIdempotent ? 1L : 0L) == 1;
        Bytes += isNew ? entry.Digits.Length + Overhead : 0;
        return isNew;
    }

    /// <summary>Counts what is deleted.</summary>
    private int Forget(SqliteDataReader sizes)
    {
        using (sizes)
        {
            var count = 0;
            for (; sizes.Read(); count++)
            {
                Bytes -= sizes.GetInt64(0);
            }

            return count;
        }
    }

    private static JournalEntry EntryOf(SqliteDataReader row, JournalKey key) => new(
        key,
        (byte[])row.GetValue(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
        (JournalState)row.GetInt32(1),
        row.IsDBNull(3) ? null : new JournalAnswer((byte[])row.GetValue(3), row.GetBoolean(4))) { IsIdempotent =
            row.GetBoolean(5) };
}
