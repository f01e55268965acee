using System.Globalization;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>
/// The users, projects, studios and comments that the examples speak of, so that other answers speak of them alike.
/// </summary>
internal sealed class KnownThings
{
    private readonly Dictionary<string, JsonObject> _comments = [];

    public KnownThings(Examples examples)
    {
        AddUser(new JsonObject
        {
            ["id"] = 1_882_674L,
            ["username"] = "griffpatch",
            ["history"] = new JsonObject { ["joined"] = "2012-10-24T12:59:31.000Z" },
            ["profile"] = new JsonObject { ["country"] = "United Kingdom" },
        });
        foreach (var example in examples.All.Where(example => example.Request != "/proxy/featured"))
        {
            foreach (var item in example.Answer is JsonArray list ? list.OfType<JsonObject>() : [.. new[] { example.Answer }.OfType<JsonObject>()])
            {
                Add(example.Request, item);
            }
        }
    }

    /// <summary>Users by their name in small letters.</summary>
    public Dictionary<string, JsonObject> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Projects by number; <c>author.username</c> is there where it is known.</summary>
    public Dictionary<long, JsonObject> Projects { get; } = [];

    /// <summary>Studios by number.</summary>
    public Dictionary<long, JsonObject> Studios { get; } = [];

    /// <summary>The comments at a place, without replies, newest first.</summary>
    public IReadOnlyList<JsonObject> CommentsAt(string place) =>
        [.. CommentsOf(place)
            .Where(comment => comment["parent_id"] is null)
            .OrderByDescending(comment => (string)comment["datetime_created"]!, StringComparer.Ordinal)];

    /// <summary>The comments and replies at a place.</summary>
    public IEnumerable<JsonObject> CommentsOf(string place) => _comments
        .Where(pair => pair.Key.StartsWith(place + "#", StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair.Value);

    public static DateTimeOffset Date(JsonNode? date) => DateTimeOffset.Parse((string)date!, CultureInfo.InvariantCulture);

    private void Add(string request, JsonObject item)
    {
        if (item["author"] is JsonObject author && item["history"] is null)
        {
            AddComment(request, item);
            AddUser(author);
        }
        else if (item["username"] is not null && item["profile"] is not null)
        {
            AddUser(item);
        }
        else if (item["host"] is not null)
        {
            AddLarger(Studios, item);
        }
        else if (item["instructions"] is not null)
        {
            AddProject(request, item);
        }
        else if (item["creator_id"] is not null)
        {
            AddStudioProject(item);
        }
    }

    private void AddProject(string request, JsonObject item)
    {
        var project = item.DeepClone().AsObject();
        if (request.StartsWith("/users/mres/projects", StringComparison.Ordinal))
        {
            project["author"] = new JsonObject { ["username"] = "mres" };
        }

        AddLarger(Projects, project);
        if (item["author"] is JsonObject author)
        {
            AddUser(author);
        }
    }

    private void AddStudioProject(JsonObject item)
    {
        AddUser(new JsonObject { ["id"] = (long)item["creator_id"]!, ["username"] = (string)item["username"]! });
        AddLarger(Projects, new JsonObject
        {
            ["id"] = (long)item["id"]!,
            ["title"] = (string)item["title"]!,
            ["author"] = new JsonObject { ["username"] = (string)item["username"]! },
        });
    }

    private void AddComment(string request, JsonObject comment)
    {
        var place = request[..request.IndexOf("/comments", StringComparison.Ordinal)];
        _comments[$"{place}#{(long)comment["id"]!}"] = comment;
    }

    private void AddUser(JsonObject user)
    {
        var name = (string)user["username"]!;
        if (!Users.TryGetValue(name, out var known) || known.ToJsonString().Length < user.ToJsonString().Length)
        {
            Users[name] = user;
        }
    }

    private static void AddLarger(Dictionary<long, JsonObject> things, JsonObject item)
    {
        var id = (long)item["id"]!;
        if (!things.TryGetValue(id, out var known) || known.Count < item.Count)
        {
            things[id] = item;
        }
    }
}
