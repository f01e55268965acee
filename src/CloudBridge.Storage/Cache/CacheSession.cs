using CloudBridge.Scratch;
using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using static Microsoft.Data.Sqlite.SqliteType;

namespace CloudBridge.Storage.Cache;

/// <summary>
/// A connection to the cache and what is done there; one thread at a time. After any failure it is thrown away.
/// </summary>
internal sealed class CacheSession : IDisposable
{
    private const int Step = 200;

    private readonly SqliteConnection _connection;
    private readonly SqlStatement _begin;
    private readonly SqlStatement _commit;
    private readonly SqlStatement _find;
    private readonly SqlStatement _sizeOf;
    private readonly SqlStatement _delete;
    private readonly SqlStatement _insert;
    private readonly SqlStatement _deleteUseless;
    private readonly SqlStatement _deleteOldest;

    /// <summary>Takes over a connection to a database of the newest schema.</summary>
    public CacheSession(SqliteConnection connection)
    {
        _connection = connection;
        // What a power cut takes from a cache is fetched again.
        connection.Execute("PRAGMA synchronous = NORMAL");
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _find = new(
            connection,
            "SELECT body, media_type, status, fetched_at FROM reply WHERE address = ?1 AND wanted = ?2 AND useful_until > ?3",
            Text,
            Text,
            Integer);
        _sizeOf = new(connection, "SELECT size FROM reply WHERE address = ?1 AND wanted = ?2", Text, Text);
        _delete = new(connection, "DELETE FROM reply WHERE address = ?1 AND wanted = ?2", Text, Text);
        _insert = new(
            connection,
            "INSERT INTO reply (address, wanted, size, fetched_at, useful_until, status, media_type, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            Text,
            Text,
            Integer,
            Integer,
            Integer,
            Integer,
            Text,
            Blob);
        _deleteUseless =
            new(connection, "DELETE FROM reply WHERE id IN (SELECT id FROM reply WHERE useful_until <= ?1 LIMIT ?2) RETURNING size", Integer, Integer);
        _deleteOldest =
            new(connection, "DELETE FROM reply WHERE id IN (SELECT id FROM reply ORDER BY id LIMIT ?1) RETURNING size", Integer);
        Bytes = connection.ExecuteScalar<long>("SELECT coalesce(sum(size), 0) FROM reply");
    }

    /// <summary>The bytes that all answers take, about.</summary>
    public long Bytes { get; private set; }

    /// <summary>Finds an answer that is still of use.</summary>
    public UpstreamReply? Find(UpstreamCacheKey key, DateTimeOffset now)
    {
        using var rows = _find.Read(key.Address, key.MediaType, now.ToUnixTimeMilliseconds());
        return rows.Read()
            ? new UpstreamReply(
                (byte[])rows.GetValue(0),
                rows.GetString(1),
                rows.GetInt32(2),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3)),
                IsFromCache: true)
            : null;
    }

    /// <summary>Makes changes, all or none, and room for them.</summary>
    /// <returns>The answers that had to go.</returns>
    public int Write(IEnumerable<CacheWork> changes, DateTimeOffset now, long maxBytes)
    {
        var before = Bytes;
        _begin.Run();
        try
        {
            foreach (var change in changes)
            {
                Apply(change);
            }

            var removed = Remove(_deleteUseless.Read(now.ToUnixTimeMilliseconds(), Step)) + MakeRoom(maxBytes);
            _commit.Run();
            return removed;
        }
        catch
        {
            Bytes = before;
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_begin, _commit, _find, _sizeOf, _delete, _insert, _deleteUseless, _deleteOldest, _connection])
        {
            part.Dispose();
        }
    }

    private void Apply(CacheWork change)
    {
        var key = change.Key;
        Bytes -= _sizeOf.Scalar(key.Address, key.MediaType) as long? ?? 0;
        _delete.Run(key.Address, key.MediaType);
        if (change.Reply is not { } reply)
        {
            return;
        }

        _insert.Run(
            key.Address,
            key.MediaType,
            change.Size,
            reply.FetchedAt.ToUnixTimeMilliseconds(),
            change.Until.ToUnixTimeMilliseconds(),
            reply.Status,
            reply.MediaType,
            reply.Body.ToArray());
        Bytes += change.Size;
    }

    private int MakeRoom(long maxBytes)
    {
        var removed = 0;
        while (Bytes > maxBytes)
        {
            removed += Remove(_deleteOldest.Read(OldestAtOnce(maxBytes)));
        }

        return removed;
    }

    // A small cache must not be emptied by one step.
    private static int OldestAtOnce(long maxBytes) => (int)Math.Clamp(maxBytes / (64 * 1024), 1, Step);

    private int Remove(SqliteDataReader sizes)
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
}
