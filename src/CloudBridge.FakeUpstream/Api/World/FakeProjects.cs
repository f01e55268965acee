using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>
/// Every project there is. A project's number is that of its author and, above, the place it has among the author's:
/// 0 to 59 are new ideas, 60 to 78 remixes of somebody's first four, 79 remixes of projects of the examples, 256 and 257
/// have numbers beyond 32 bits.
/// </summary>
internal sealed class FakeProjects(FakeUsers users, KnownThings known)
{
    /// <summary>A project that is there but not shared.</summary>
    public const long Private = 403_000_403;

    private const int AuthorBits = 24;
    private const int FirstRemix = 60;
    private const int RemixPlaces = 19;
    private const int KnownRemix = 79;
    private const int RemixedPlaces = 4;
    private const int RemixStep = 7_919;
    private const int RememberedTitles = 20_000;
    private static readonly int[] Places = [.. Enumerable.Range(0, FirstRemix + RemixPlaces), 256, 257];
    private static readonly int[] SharedPercent = [100, 95, 95, 90, 90, 80, 80, 60, 30, 8];
    private static readonly DateTimeOffset LastDay = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ConcurrentDictionary<long, string> _titles = new();
    private readonly Dictionary<long, long> _knownRemixes = KnownRemixes(known);

    /// <summary>A shared project; null when there is none.</summary>
    public FakeProject? Find(long id)
    {
        if (known.Projects.TryGetValue(id, out var project))
        {
            return Filled(Made(id, users.Find((string?)project["author"]?["username"] ?? "") ?? AuthorOf(id)), project);
        }

        return IsShared(id) ? Made(id, AuthorOf(id)) : null;
    }

    /// <summary>The projects a user shares, oldest number first.</summary>
    public IEnumerable<FakeProject> Of(FakeUser author)
    {
        var own = known.Projects.Keys.Select(Find).OfType<FakeProject>().Where(project => project.Author.Name == author.Name);
        var others = Places.Append(KnownRemix)
            .Select(place => IdOf(author.Number, place))
            .Where(id => !known.Projects.ContainsKey(id))
            .Select(Find)
            .OfType<FakeProject>();
        return own.Concat(others).OrderBy(project => project.Id);
    }

    /// <summary>The remixes of a project.</summary>
    public IEnumerable<FakeProject> RemixesOf(FakeProject parent)
    {
        if (known.Projects.ContainsKey(parent.Id))
        {
            return _knownRemixes.Where(pair => pair.Value == parent.Id).Select(pair => Find(pair.Key)).OfType<FakeProject>();
        }

        return PlaceOf(parent.Id) >= RemixedPlaces
            ? []
            : Enumerable.Range(0, RemixPlaces)
                .Select(i => Find(IdOf((NumberOf(parent.Id) + (RemixStep * (i + 1))) & UserNames.Mask, FirstRemix + i)))
                .OfType<FakeProject>()
                .Where(project => project.Parent == parent.Id);
    }

    /// <summary>One of the projects of somebody, chosen by a seed.</summary>
    public FakeProject Some(ulong seed)
    {
        for (var i = 0; ; i++)
        {
            var id = IdOf((seed.Below(UserNames.Count) + i) & UserNames.Mask, (int)(seed >> 40) % FirstRemix);
            if (!known.Projects.ContainsKey(id) && Find(id) is { } project)
            {
                return project;
            }
        }
    }

    /// <summary>The project at a place of an author; null when it is not shared.</summary>
    public FakeProject? At(int author, int place) => Find(IdOf(author, place));

    /// <summary>Gives a project the title that it was found with.</summary>
    public FakeProject Titled(FakeProject project, string title)
    {
        if (!known.Projects.ContainsKey(project.Id) && _titles.Count < RememberedTitles)
        {
            _titles.TryAdd(project.Id, title);
        }

        return project with { Title = _titles.GetValueOrDefault(project.Id) ?? title };
    }

    public static int NumberOf(long id) => (int)(id & UserNames.Mask);

    public static int PlaceOf(long id) => (int)Math.Min(id >> AuthorBits, int.MaxValue);

    private static long IdOf(int author, int place) => ((long)place << AuthorBits) | (uint)author;

    private FakeUser AuthorOf(long id) => users.At(NumberOf(id));

    private bool IsShared(long id)
    {
        if (id is <= 0 or 404 or Private || (PlaceOf(id) != KnownRemix && !Places.Contains(PlaceOf(id))))
        {
            return false;
        }

        if (PlaceOf(id) == KnownRemix)
        {
            return _knownRemixes.ContainsKey(id);
        }

        var author = NumberOf(id);
        var percent = author % 37 == 36 ? 0 : Seed.Of("shares", author).Pick(SharedPercent);
        return Seed.Of("shared", id).Below(100) < percent;
    }

    private FakeProject Made(long id, FakeUser author)
    {
        var seed = Seed.Of("project", id);
        var span = LastDay - author.Joined;
        var created = Whole(author.Joined + (span * ((Math.Min(PlaceOf(id), 80) + seed.Part()) / 82)));
        var views = (long)Math.Pow(10, 0.7 + (Seed.Of("views", id).Part() * 4.6));
        var loves = (long)(views * (0.02 + (Seed.Of("loves", id).Part() * 0.1)));
        return new FakeProject(id, _titles.GetValueOrDefault(id) ?? TitleOf(seed), author)
        {
            Instructions = Seed.Of("instructions", id).Pick(Words.Instructions),
            Description = Seed.Of("description", id).Pick(Words.Descriptions),
            Created = created,
            Shared = created.AddHours(1 + seed.Below(200)),
            Modified = created.AddHours(1 + seed.Below(2_000)),
            Views = views,
            Loves = loves,
            Favorites = loves * 4 / 5,
            Parent = ParentOf(id),
        };
    }

    private long? ParentOf(long id)
    {
        if (_knownRemixes.TryGetValue(id, out var parent))
        {
            return parent;
        }

        if (PlaceOf(id) is < FirstRemix or >= FirstRemix + RemixPlaces)
        {
            return null;
        }

        var author = (NumberOf(id) - (RemixStep * (PlaceOf(id) - FirstRemix + 1))) & UserNames.Mask;
        parent = IdOf(author, Seed.Of("remixed", id).Below(RemixedPlaces));
        return IsShared(parent) && !known.Projects.ContainsKey(parent) ? parent : null;
    }

    private static string TitleOf(ulong seed) => (seed % 5) switch
    {
        0 => $"{seed.Pick(Words.Qualities)} {(seed >> 8).Pick(Words.Animals)} {(seed >> 16).Pick(Words.Kinds)}",
        1 => $"{(seed >> 8).Pick(Words.Places)} {(seed >> 16).Pick(Words.Kinds)} v{1 + (seed >> 24).Below(4)}.{(seed >> 32).Below(10)}",
        2 => $"The {(seed >> 8).Pick(Words.Qualities)} {(seed >> 16).Pick(Words.Places)}",
        3 => $"{(seed >> 8).Pick(Words.Animals)} in the {(seed >> 16).Pick(Words.Places)} || {(seed >> 24).Pick(Words.Kinds)}",
        _ => $"Untitled-{1 + (seed >> 8).Below(30)}",
    };

    private static FakeProject Filled(FakeProject project, JsonObject known)
    {
        var stats = known["stats"];
        var history = known["history"];
        return project with
        {
            Title = (string)known["title"]!,
            Instructions = (string?)known["instructions"] ?? project.Instructions,
            Description = (string?)known["description"] ?? project.Description,
            Created = history is null ? project.Created : KnownThings.Date(history["created"]),
            Modified = history is null ? project.Modified : KnownThings.Date(history["modified"]),
            Shared = history is null ? project.Shared : KnownThings.Date(history["shared"]),
            Views = (long?)stats?["views"] ?? project.Views,
            Loves = (long?)stats?["loves"] ?? project.Loves,
            Favorites = (long?)stats?["favorites"] ?? project.Favorites,
        };
    }

    private static Dictionary<long, long> KnownRemixes(KnownThings known)
    {
        var remixes = known.Projects
            .Where(pair => pair.Value["remix"]?["parent"] is not null)
            .ToDictionary(pair => pair.Key, pair => (long)pair.Value["remix"]!["parent"]!);
        foreach (var (id, project) in known.Projects)
        {
            var missing = ((int?)project["stats"]?["remixes"] ?? 0) - remixes.Values.Count(parent => parent == id);
            for (var i = 0; i < missing; i++)
            {
                remixes[IdOf((int)((id + (9_973L * (i + 1))) & UserNames.Mask), KnownRemix)] = id;
            }
        }

        return remixes;
    }

    private static DateTimeOffset Whole(DateTimeOffset date) => date.AddTicks(-(date.Ticks % TimeSpan.TicksPerSecond));
}
