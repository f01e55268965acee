using CloudBridge.Scratch;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Stats.Ranks;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>Reads projects.</summary>
internal static class ProjectQueries
{
    private const string Columns = """
        SELECT p.id, coalesce(u.username, ''), p.title, coalesce(p.sys_id, p.id), p.views, p.loves, p.favorites, p.comments, p.seen_at
        """;

    private const string MoreColumns =
        ", p.created, p.modified, p.shared, p.is_public, p.comments_allowed, p.remix_parent, p.remix_root, p.description, p.instructions, p.last_updated";

    private const string From = " FROM projects p LEFT JOIN users u ON u.row = p.user ";

    /// <summary>A project and when it was seen last; null when it is not known.</summary>
    public static (ProjectStats Project, DateTimeOffset SeenAt)? Find(
        SqliteConnection connection,
        long id,
        ProjectRanks? ranks) =>
        connection.Rows(
            Columns + MoreColumns + From + "WHERE p.id = ?1",
            reader => (ReadAll(reader, ranks), reader.Time(8)!.Value),
            id) is [var found]
            ? found
            : null;

    /// <summary>All projects of a user, the newest first; null for a user who is not known.</summary>
    public static IReadOnlyList<ProjectStats>? Of(SqliteConnection connection, string username, ProjectRanks? ranks)
    {
        var user = connection.Rows("SELECT row FROM users WHERE username = ?1", reader => reader.GetInt64(0), username);
        return user is [var row]
            ? connection.Rows(Columns + From + "WHERE p.user = ?1 ORDER BY p.id DESC", reader => Read(reader, ranks), row)
            : null;
    }

    /// <summary>Some projects, in their order.</summary>
    public static IReadOnlyList<ProjectStats> Page(SqliteConnection connection, long[] ids, ProjectRanks ranks)
    {
        var projects = new List<ProjectStats>(ids.Length);
        using var statement = new SqlStatement(connection, Columns + From + "WHERE p.id = ?1", SqliteType.Integer);
        foreach (var id in ids)
        {
            using var reader = statement.Read(id);
            if (reader.Read())
            {
                projects.Add(Read(reader, ranks));
            }
        }

        return projects;
    }

    private static ProjectStats ReadAll(SqliteDataReader reader, ProjectRanks? ranks) => Read(reader, ranks) with
    {
        LastUpdated = reader.Time(18),
        Created = reader.Time(9),
        Modified = reader.Time(10),
        Shared = reader.Time(11),
        IsPublic = reader.Flag(12),
        AreCommentsAllowed = reader.Flag(13),
        RemixParent = reader.Long(14),
        RemixRoot = reader.Long(15),
        Description = reader.Text(16),
        Instructions = reader.Text(17),
    };

    private static ProjectStats Read(SqliteDataReader reader, ProjectRanks? ranks) =>
        new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2))
    {
        SysId = reader.GetInt64(3),
        Counts = new ProjectCounts { Views = reader.Long(4), Loves = reader.Long(5), Favorites = reader.Long(6), Comments = reader.Long(7) },
        Ranks = ranks?.Of(reader.GetInt64(0)),
    };
}
