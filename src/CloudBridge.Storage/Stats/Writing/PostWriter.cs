using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Writing;

/// <summary>Stores posts and their topics; triggers of the database keep the search and the counts.</summary>
internal sealed class PostWriter(SqliteConnection connection) : IDisposable
{
    private const string UpsertTopic = """
        INSERT INTO topics (id, title, category, is_closed, is_deleted, first_checked, last_checked, seen_at, cached)
        VALUES (?1, coalesce(?2, ''), coalesce(?3, ''), coalesce(?4, 0), coalesce(?5, 0), ?6, ?7, ?8, ?9)
        ON CONFLICT (id) DO UPDATE SET
            title = coalesce(?2, title), category = coalesce(?3, category), is_closed = coalesce(?4, is_closed), is_deleted = coalesce(?5, is_deleted),
            first_checked = coalesce(?6, first_checked), last_checked = coalesce(?7, last_checked), seen_at = max(?8, seen_at),
            cached = coalesce(?9, cached)
        """;

    private const string UpsertPost = """
        INSERT INTO posts (id, username, topic, editor, is_deleted, posted, first_checked, html_last_checked, bbcode_last_checked, edited,
            scratch_error, seen_at, html, bbcode)
        VALUES (?1, coalesce(?2, ''), ?3, ?4, coalesce(?5, 0), ?6, ?7, ?8, ?9, ?10, ?11, ?12, coalesce(?13, ''), coalesce(?14, ''))
        ON CONFLICT (id) DO UPDATE SET
            username = coalesce(?2, username), topic = coalesce(?3, topic), editor = coalesce(?4, editor), is_deleted = coalesce(?5, is_deleted),
            posted = coalesce(?6, posted), first_checked = coalesce(?7, first_checked),
            html_last_checked = coalesce(?8, html_last_checked), bbcode_last_checked = coalesce(?9, bbcode_last_checked),
            edited = coalesce(?10, edited), scratch_error = ?11, seen_at = max(?12, seen_at), html = coalesce(?13, html), bbcode = coalesce(?14, bbcode)
        """;

    private readonly SqlStatement _topic = new(
        connection, UpsertTopic, [SqliteType.Integer, SqliteType.Text, SqliteType.Text, .. Enumerable.Repeat(
            SqliteType.Integer,
            6)]);

    private readonly SqlStatement _post = new(
        connection,
        UpsertPost,
        [SqliteType.Integer, SqliteType.Text, SqliteType.Integer, SqliteType.Text, .. Enumerable.Repeat(
            SqliteType.Integer,
            8), SqliteType.Text, SqliteType.Text]);

    public void Write(PostRow post, long seenAt)
    {
        if (post.Topic is { } topic)
        {
            _topic.Run(topic.Id, topic.Title, topic.Category, topic.IsClosed, topic.IsDeleted, topic.FirstChecked, topic.LastChecked, seenAt, topic.Cached);
        }

        _post.Run(
            post.Id,
            post.Username,
            post.Topic?.Id,
            post.Editor,
            post.IsDeleted,
            post.Posted,
            post.FirstChecked,
            post.HtmlLastChecked,
            post.BbcodeLastChecked,
            post.Edited,
            post.ScratchError,
            seenAt,
            post.Html,
            post.Bbcode);
    }

    public void Dispose()
    {
        _topic.Dispose();
        _post.Dispose();
    }
}
