using CloudBridge.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Writing;

/// <summary>Stores users; what is not told leaves what is stored.</summary>
internal sealed class UserWriter(SqliteConnection connection) : IDisposable
{
    private const string Upsert = """
        INSERT INTO users (username, id, sys_id, country, school, status, followers, following, views, loves, favorites, comments, joined, seen_at, bio, work)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, coalesce(?7, 0), coalesce(?8, 0), ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        ON CONFLICT (username) DO UPDATE SET
            id = coalesce(?2, id), sys_id = coalesce(?3, sys_id), country = coalesce(?4, country), school = coalesce(?5, school), status = coalesce(?6, status),
            followers = coalesce(?7, followers), following = coalesce(?8, following), views = coalesce(?9, views), loves = coalesce(?10, loves),
            favorites = coalesce(?11, favorites), comments = coalesce(?12, comments), joined = coalesce(?13, joined), seen_at = max(?14, seen_at),
            bio = coalesce(?15, bio), work = coalesce(?16, work)
        """;

    private const string InsertBare = "INSERT INTO users (username, followers, following, seen_at) VALUES (?1, 0, 0, ?2) RETURNING row";

    private readonly CountryTable _countries = new(connection);
    private readonly SqlStatement _bare = new(connection, InsertBare, SqliteType.Text, SqliteType.Integer);
    private readonly SqlStatement _find = new(connection, "SELECT row FROM users WHERE username = ?1", SqliteType.Text);
    private readonly SqlStatement _upsert = new(
        connection,
        Upsert,
        [SqliteType.Text, .. Enumerable.Repeat(SqliteType.Integer, 4), SqliteType.Text, .. Enumerable.Repeat(SqliteType.Integer, 8), SqliteType.Text, SqliteType.Text]);

    private (string Name, long Row)? _last;

    public void Write(UserRow user, long seenAt) => _upsert.Run(
        user.Username,
        user.Id,
        user.SysId,
        _countries.IdOf(user.Country),
        user.School,
        user.Status,
        user.Followers,
        user.Following,
        user.Views,
        user.Loves,
        user.Favorites,
        user.Comments,
        user.Joined,
        seenAt,
        user.Bio,
        user.Work);

    /// <summary>The row of a user of whom only the name may be known.</summary>
    public long RowOf(string username, long seenAt)
    {
        if (_last is { } last && last.Name == username)
        {
            return last.Row;
        }

        var row = (long)(_find.Scalar(username) ?? _bare.Scalar(username, seenAt)!);
        _last = (username, row);
        return row;
    }

    /// <summary>Forgets what may have been rolled back.</summary>
    public void Clear()
    {
        _last = null;
        _countries.Clear();
    }

    public void Dispose()
    {
        _countries.Dispose();
        _bare.Dispose();
        _find.Dispose();
        _upsert.Dispose();
    }
}
