using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Writing;

/// <summary>Stores projects; what is not told leaves what is stored.</summary>
internal sealed class ProjectWriter(SqliteConnection connection) : IDisposable
{
    private const string Upsert = """
        INSERT INTO projects (id, sys_id, user, views, loves, favorites, comments, created, modified, shared, is_public, comments_allowed,
            remix_parent, remix_root, seen_at, last_updated, title, description, instructions)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, coalesce(?17, ''), ?18, ?19)
        ON CONFLICT (id) DO UPDATE SET
            sys_id = coalesce(?2, sys_id), user = coalesce(?3, user), views = coalesce(?4, views), loves = coalesce(?5, loves),
            favorites = coalesce(?6, favorites), comments = coalesce(?7, comments), created = coalesce(?8, created), modified = coalesce(?9, modified),
            shared = coalesce(?10, shared), is_public = coalesce(?11, is_public), comments_allowed = coalesce(?12, comments_allowed),
            remix_parent = coalesce(?13, remix_parent), remix_root = coalesce(?14, remix_root),
            seen_at = max(?15, seen_at), last_updated = coalesce(?16, last_updated),
            title = coalesce(?17, title), description = coalesce(?18, description), instructions = coalesce(?19, instructions)
        """;

    private readonly SqlStatement _upsert =
        new(connection, Upsert, [.. Enumerable.Repeat(SqliteType.Integer, 16), .. Enumerable.Repeat(SqliteType.Text, 3)]);

    /// <summary>Stores a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="user">The row of its author; null while not known.</param>
    /// <param name="seenAt">When it was seen.</param>
    public void Write(ProjectRow project, long? user, long seenAt) => _upsert.Run(
        project.Id,
        project.SysId,
        user,
        project.Views,
        project.Loves,
        project.Favorites,
        project.Comments,
        project.Created,
        project.Modified,
        project.Shared,
        project.IsPublic,
        project.AreCommentsAllowed,
        project.RemixParent,
        project.RemixRoot,
        seenAt,
        project.IsSeen ? seenAt : project.LastUpdated,
        project.Title,
        project.Description,
        project.Instructions);

    public void Dispose() => _upsert.Dispose();
}
