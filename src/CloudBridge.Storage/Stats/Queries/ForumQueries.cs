using CloudBridge.Scratch;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>Reads the forum. Higher numbers are newer posts.</summary>
internal static class ForumQueries
{
    private const string Columns = """
        SELECT p.id, p.username, p.editor, p.is_deleted, p.posted, p.first_checked, p.html_last_checked, p.bbcode_last_checked,
            p.edited, p.html, p.bbcode, p.scratch_error, p.seen_at,
            t.id, t.title, t.category, t.is_closed, t.is_deleted, t.first_checked, t.last_checked, t.cached
        """;

    private const string From = " FROM posts p LEFT JOIN topics t ON t.id = p.topic ";

    private const string TopicColumns =
        "SELECT id, title, category, is_closed, is_deleted, first_checked, last_checked, cached, seen_at FROM topics WHERE id = ?1";

    /// <summary>A post and when it was seen last; null when it is not known.</summary>
    public static (ForumPost Post, DateTimeOffset SeenAt)? Find(SqliteConnection connection, long id) =>
        Posts(connection, "WHERE p.id = ?1", id) is [var found] ? found : null;

    /// <summary>The newest posts of a user.</summary>
    public static List<(ForumPost Post, DateTimeOffset SeenAt)> Of(SqliteConnection connection, string username) =>
        Posts(connection, $"WHERE p.username = ?1 ORDER BY p.id DESC LIMIT {IScratchStats.PageSize}", username);

    /// <summary>A topic with its newest posts; null when it is not known.</summary>
    public static (ForumTopic Topic, DateTimeOffset SeenAt)? Topic(SqliteConnection connection, long id)
    {
        if (connection.Rows(TopicColumns, reader => (Topic: ReadTopic(reader, 0)!, SeenAt: reader.Time(8)!.Value), id) is not [var (topic, seenAt)])
        {
            return null;
        }

        var posts = Posts(connection, $"WHERE p.topic = ?1 ORDER BY p.id DESC LIMIT {IScratchStats.PageSize}", id);
        return (topic with { Posts = [.. posts.Select(found => found.Post with { Topic = null })] }, seenAt);
    }

    /// <summary>Counts what a user has posted; null for a user without posts.</summary>
    public static ForumUser? User(SqliteConnection connection, string username)
    {
        var counts = connection.Rows(
            "SELECT category, count, username FROM forum_counts WHERE username = ?1",
            reader => (Category: reader.GetString(0), Count: reader.GetInt64(1), Name: reader.GetString(2)),
            username);
        if (counts.Count == 0)
        {
            return null;
        }

        var first = Posts(connection, "WHERE p.id = (SELECT min(id) FROM posts WHERE username = ?1)", username);
        var last = Posts(connection, "WHERE p.id = (SELECT max(id) FROM posts WHERE username = ?1)", username);
        var places =
            counts.OrderBy(count => count.Category == ForumUser.Total).ThenBy(count => count.Category, StringComparer.Ordinal)
            .ToDictionary(
                count => count.Category,
                count => new ForumCount(count.Count, PlaceOf(connection, count.Category, count.Count, count.Name)));
        return new ForumUser(first.FirstOrDefault().Post, last.FirstOrDefault().Post, places);
    }

    /// <summary>A page of those who have posted most; equal counts go by name.</summary>
    public static IReadOnlyList<ForumRank> Ranks(SqliteConnection connection, string category, int page)
    {
        var skipped = (long)page * IScratchStats.PageSize;
        var place = skipped;
        return connection.Rows(
            $"SELECT username, count FROM forum_counts WHERE category = ?1 ORDER BY count DESC, username LIMIT {IScratchStats.PageSize} OFFSET ?2",
            reader => new ForumRank(reader.GetString(0), reader.GetInt64(1), ++place),
            category,
            skipped);
    }

    /// <summary>A page of the posts that match: the best first where something is only wanted, otherwise the newest.</summary>
    public static ForumSearch Search(SqliteConnection connection, ForumQuery query, int page)
    {
        var (source, text) = (ForumMatch.With(query), ForumMatch.Without(query)) switch
        {
            ({ } with, _) => ("posts_text WHERE posts_text MATCH ?1", with),
            (null, "") => ("posts WHERE ?1 = ''", ""),
            (null, var without) => ("posts WHERE rowid NOT IN (SELECT rowid FROM posts_text WHERE posts_text MATCH ?1)", without),
        };
        List<object> values = [text];
        source += ForumSigns.Conditions(query, source.Split(' ')[0], values);
        var order = query.Should.Count == 0 ? "rowid DESC" : "rank, rowid DESC";
        var hits = connection.Number($"SELECT count(*) FROM {source}", [.. values]);
        values.Add((long)page * IScratchStats.PageSize);
        var ids = connection.Rows(
            $"SELECT rowid FROM {source} ORDER BY {order} LIMIT {IScratchStats.PageSize} OFFSET ?{values.Count}",
            reader => reader.GetInt64(0),
            [.. values]);
        var posts = ids.SelectMany(id => Posts(connection, "WHERE p.id = ?1", id)).Select(found => found.Post);
        return new ForumSearch([.. posts], hits, query);
    }

    private static long PlaceOf(SqliteConnection connection, string category, long count, string username) => 1
        + connection.Number("SELECT count(*) FROM forum_counts WHERE category = ?1 AND count > ?2", category, count)
        + connection.Number("SELECT count(*) FROM forum_counts WHERE category = ?1 AND count = ?2 AND username < ?3", category, count, username);

    private static List<(ForumPost Post, DateTimeOffset SeenAt)> Posts(SqliteConnection connection, string where, object value) =>
        connection.Rows(Columns + From + where, reader => (Read(reader), reader.Time(12)!.Value), value);

    private static ForumPost Read(SqliteDataReader reader) => new(reader.GetInt64(0), reader.GetString(1))
    {
        Editor = reader.Text(2),
        IsDeleted = reader.GetBoolean(3),
        Posted = reader.Time(4),
        FirstChecked = reader.Time(5),
        HtmlLastChecked = reader.Time(6),
        BbcodeLastChecked = reader.Time(7),
        Edited = reader.Time(8),
        Html = reader.GetString(9),
        Bbcode = reader.GetString(10),
        ScratchError = (int?)reader.Long(11),
        Topic = ReadTopic(reader, 13),
    };

    private static ForumTopic? ReadTopic(SqliteDataReader reader, int at) =>
        reader.IsDBNull(at) ? null : new ForumTopic(reader.GetInt64(at), reader.GetString(at + 1), reader.GetString(at + 2))
    {
        IsClosed = reader.GetBoolean(at + 3),
        IsDeleted = reader.GetBoolean(at + 4),
        FirstChecked = reader.Time(at + 5),
        LastChecked = reader.Time(at + 6),
        Cached = reader.Time(at + 7),
    };
}
