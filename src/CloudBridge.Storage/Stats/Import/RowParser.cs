using System.Text.Json;
using CloudBridge.Storage.Stats.Writing;

namespace CloudBridge.Storage.Stats.Import;

/// <summary>
/// Reads a line of an import: a user, a project or a post, with the names that ScratchDB version 2 has, flat or in its groups.
/// </summary>
internal static class RowParser
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static StatsRow Parse(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is not a JSON object.");
        }

        return new JsonFields(line).Text("type") switch
        {
            "user" => User(new JsonFields(line, "info", "statistics")),
            "project" => Project(new JsonFields(line, "info", "statistics", "times", "remix")),
            "post" => Post(new JsonFields(line, "time", "content")),
            null => throw new FormatException("\"type\" is missing; it is user, project or post."),
            _ => throw new FormatException("\"type\" is none of user, project and post."),
        };
    }

    private static UserRow User(JsonFields fields) => new(fields.Username())
    {
        Id = fields.Positive("id") ?? fields.Positive("scratch_id"),
        SysId = fields.Number("sys_id"),
        Country = fields.Short("country"),
        School = fields.Number("school"),
        Status = fields.Short("status"),
        Followers = fields.Number("followers"),
        Following = fields.Number("following"),
        Views = fields.Number("views"),
        Loves = fields.Number("loves"),
        Favorites = fields.Number("favorites"),
        Comments = fields.Number("comments"),
        Joined = fields.Time("joined"),
        Bio = fields.Text("bio"),
        Work = fields.Text("work"),
    };

    private static ProjectRow Project(JsonFields fields) => new(fields.Id("id", "scratch_id"))
    {
        SysId = fields.Number("sys_id"),
        Username = fields.Username(),
        Title = fields.Text("title"),
        Views = fields.Number("views"),
        Loves = fields.Number("loves"),
        Favorites = fields.Number("favorites"),
        Comments = fields.Number("comments"),
        LastUpdated = fields.Time("last_updated"),
        Created = fields.Time("created"),
        Modified = fields.Time("modified"),
        Shared = fields.Time("shared"),
        IsPublic = fields.Flag("public"),
        AreCommentsAllowed = fields.Flag("comments_allowed"),
        RemixParent = fields.Positive("parent"),
        RemixRoot = fields.Positive("root"),
        Description = fields.Text("description"),
        Instructions = fields.Text("instructions"),
    };

    // Of a post that Scratch refuses, the document tells nothing but the error.
    private static PostRow Post(JsonFields fields) =>
        new(
            fields.Id("id"),
            fields.Find("scratch_error") is not null && fields.Find("username") is null ? null : fields.Username())
    {
        Topic = Topic(fields),
        Editor = fields.Name("editor"),
        IsDeleted = fields.Flag("deleted"),
        Posted = fields.Time("posted"),
        FirstChecked = fields.Time("first_checked"),
        HtmlLastChecked = fields.Time("html_last_checked"),
        BbcodeLastChecked = fields.Time("bbcode_last_checked"),
        Edited = fields.Time("edited"),
        ScratchError = fields.Status("scratch_error"),
        Html = fields.Text("html"),
        Bbcode = fields.Text("bb"),
    };

    // An object of its own, or its number with title and category beside it.
    private static TopicRow? Topic(JsonFields post)
    {
        if (post.Find("topic") is not { } topic)
        {
            return null;
        }

        if (topic.ValueKind != JsonValueKind.Object)
        {
            return new TopicRow(post.Id("topic")) { Title = post.Text("title"), Category = post.Short("category") };
        }

        var fields = new JsonFields(topic, "time");
        return new TopicRow(fields.Id("id"))
        {
            Title = fields.Text("title") ?? fields.Text("name"),
            Category = fields.Short("category"),
            IsClosed = fields.Flag("closed"),
            IsDeleted = fields.Flag("deleted"),
            FirstChecked = fields.Time("first_checked"),
            LastChecked = fields.Time("last_checked"),
            Cached = fields.Time("cached"),
        };
    }
}
