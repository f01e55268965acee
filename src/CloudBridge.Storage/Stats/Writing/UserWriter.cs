using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Writing;

/// <summary>
/// Stores users; what is not told leaves what is stored. A number is one user for good, whatever the name: who is told of
/// under a new one is renamed, and gets the projects that were known under the new name alone.
/// </summary>
internal sealed class UserWriter(SqliteConnection connection) : IDisposable
{
    private const string Upsert = """
        INSERT INTO users (username, id, sys_id, country, school, status, followers, following, views, loves, favorites, comments, joined, seen_at, bio, work)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        ON CONFLICT (username) DO UPDATE SET
            id = coalesce(?2, id), sys_id = coalesce(?3, sys_id), country = coalesce(?4, country), school = coalesce(?5, school),
            status = coalesce(?6, status), followers = coalesce(?7, followers), following = coalesce(?8, following), views = coalesce(?9, views),
            loves = coalesce(?10, loves), favorites = coalesce(?11, favorites), comments = coalesce(?12, comments), joined = coalesce(?13, joined),
            seen_at = max(?14, seen_at), bio = coalesce(?15, bio), work = coalesce(?16, work)
        """;

    private const string InsertBare = "INSERT INTO users (username, seen_at) VALUES (?1, ?2) RETURNING row";

    private readonly CountryTable _countries = new(connection);
    private readonly SqlStatement _bare = new(connection, InsertBare, SqliteType.Text, SqliteType.Integer);
    private readonly SqlStatement _find = new(connection, "SELECT row FROM users WHERE username = ?1", SqliteType.Text);
    private readonly SqlStatement _other =
        new(connection, "SELECT row FROM users WHERE id = ?1 AND username <> ?2", SqliteType.Integer, SqliteType.Text);
    private readonly SqlStatement _named = new(connection, "SELECT row, id FROM users WHERE username = ?1", SqliteType.Text);
    private readonly SqlStatement _give =
        new(connection, "UPDATE projects SET user = ?1 WHERE user = ?2", SqliteType.Integer, SqliteType.Integer);
    private readonly SqlStatement _delete = new(connection, "DELETE FROM users WHERE row = ?1", SqliteType.Integer);
    private readonly SqlStatement _rename =
        new(connection, "UPDATE users SET username = ?1 WHERE row = ?2", SqliteType.Text, SqliteType.Integer);
    private readonly SqlStatement _upsert = new(
        connection,
        Upsert,
        [SqliteType.Text, .. Enumerable.Repeat(
            SqliteType.Integer,
            4), SqliteType.Text, .. Enumerable.Repeat(SqliteType.Integer, 8), SqliteType.Text, SqliteType.Text]);

    private (string Name, long Row)? _last;

    public void Write(UserRow user, long seenAt)
    {
        if (user.Id is { } id && _other.Scalar(id, user.Username) is long other)
        {
            Rename(other, user.Username);
        }

        _upsert.Run(
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
    }

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
        foreach (var part in (IDisposable[])[_countries, _bare, _find, _other, _named, _give, _delete, _rename, _upsert])
        {
            part.Dispose();
        }
    }

    /// <summary>
    /// Gives a row a name; whoever has the name so far is the same user when without a number, and otherwise one whose new
    /// name is not known.
    /// </summary>
    private void Rename(long row, string username)
    {
        _last = null;
        if (Named(username) is var (known, hasNumber))
        {
            _give.Run(hasNumber ? (long?)null : row, known);
            _delete.Run(known);
        }

        _rename.Run(username, row);
    }

    private (long Row, bool HasNumber)? Named(string username)
    {
        using var rows = _named.Read(username);
        return rows.Read() ? (rows.GetInt64(0), !rows.IsDBNull(1)) : null;
    }
}
