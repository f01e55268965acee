using CloudBridge.Scratch;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Stats.Ranks;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>Reads users.</summary>
internal static class UserQueries
{
    private const string Columns = """
        SELECT u.row, u.username, u.id, coalesce(u.sys_id, u.row), c.name, u.school, u.status, u.followers, u.following, u.joined, u.seen_at, u.bio, u.work,
            u.views, u.loves, u.favorites, u.comments
        FROM users u LEFT JOIN countries c ON c.id = u.country
        """;

    private const string Sums = """
        SELECT total(views), count(views), total(loves), count(loves), total(favorites), count(favorites), total(comments), count(comments)
        FROM projects WHERE user = ?1
        """;

    /// <summary>A user and when the user was seen last; null when not known.</summary>
    public static (UserStats User, DateTimeOffset SeenAt)? Find(SqliteConnection connection, string username, UserRanks? ranks)
    {
        var found = connection.Rows(
            Columns + " WHERE u.username = ?1",
            reader => (Row: reader.GetInt64(0), User: Read(reader), Given: GivenCounts(reader), SeenAt: reader.Time(10)!.Value),
            username);
        if (found is not [var (row, user, given, seenAt)])
        {
            return null;
        }

        var sums = connection.Rows(
            Sums,
            reader => new UserCounts { Views = Sum(
                reader,
                0), Loves = Sum(reader, 2), Favorites = Sum(reader, 4), Comments = Sum(reader, 6) },
            row)[0];
        var counts = new UserCounts
        {
            Views = given[0] ?? sums.Views,
            Loves = given[1] ?? sums.Loves,
            Favorites = given[2] ?? sums.Favorites,
            Comments = given[3] ?? sums.Comments,
            Followers = user.Followers,
            Following = user.Following,
        };
        var places = ranks?.Of(row);
        return (user with { Counts = counts, Ranks = places?.Ranks, CountryRanks = places?.CountryRanks }, seenAt);
    }

    /// <summary>The users of some rows, in their order, with the counts that they were ranked by.</summary>
    public static IReadOnlyList<UserStats> Page(SqliteConnection connection, long[] rows, UserRanks ranks)
    {
        var users = new List<UserStats>(rows.Length);
        using var statement = new SqlStatement(connection, Columns + " WHERE u.row = ?1", SqliteType.Integer);
        foreach (var row in rows)
        {
            using var reader = statement.Read(row);
            if (reader.Read() && ranks.Of(row) is var (counts, places, countryPlaces))
            {
                users.Add(Read(reader) with
            {
                Bio = null,
                Work = null,
                Counts = counts,
                Followers = counts.Followers,
                Following = counts.Following,
                Ranks = places,
                CountryRanks = countryPlaces,
            });
            }
        }

        return users;
    }

    private static UserStats Read(SqliteDataReader reader) => new(reader.GetString(1), reader.Long(2))
    {
        SysId = reader.GetInt64(3),
        Country = reader.Text(4),
        School = reader.Long(5),
        Status = reader.Text(6),
        Followers = reader.Long(7),
        Following = reader.Long(8),
        Joined = reader.Time(9),
        Bio = reader.Text(11),
        Work = reader.Text(12),
    };

    private static long?[] GivenCounts(SqliteDataReader reader) =>
        [reader.Long(13), reader.Long(14), reader.Long(15), reader.Long(16)];

    private static long? Sum(SqliteDataReader reader, int column) =>
        reader.GetInt64(column + 1) > 0 ? (long)reader.GetDouble(column) : null;
}
