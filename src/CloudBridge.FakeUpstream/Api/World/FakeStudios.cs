using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>Every studio there is: its number says who runs it and which projects are in it, and the other way round.</summary>
internal sealed class FakeStudios(FakeUsers users, FakeProjects projects, KnownThings known)
{
    private const int Count = 1 << 26;
    private const int Turns = Count / UserNames.Count;
    private const int MemberStep = 15_485_863;
    private const int ProjectStep = 104_729;
    private const int ProjectPlaces = 60;
    private const int MostMembers = 32;
    private const int MostProjects = 180;
    private const int RememberedTitles = 20_000;
    private static readonly DateTimeOffset FirstDay = new(2008, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private readonly ConcurrentDictionary<long, string> _titles = new();

    /// <summary>A studio; null when there is none.</summary>
    public FakeStudio? Find(long id)
    {
        if (known.Studios.TryGetValue(id, out var studio))
        {
            return Filled(Made(id), studio);
        }

        return id is > 0 and < Count and not 404 && Seed.Of("studio exists", id) % 20 != 0 ? Made(id) : null;
    }

    /// <summary>Who manages it, the host first.</summary>
    public IEnumerable<FakeUser> ManagersOf(FakeStudio studio) =>
        Enumerable.Range(0, studio.Managers).Select(i => Member(studio.Id, i));

    /// <summary>Who curates it.</summary>
    public IEnumerable<FakeUser> CuratorsOf(FakeStudio studio) =>
        Enumerable.Range(studio.Managers, studio.Curators).Select(i => Member(studio.Id, i));

    /// <summary>The studios that a user manages or curates.</summary>
    public IEnumerable<FakeStudio> CuratedBy(FakeUser user) =>
        from i in Enumerable.Range(0, MostMembers)
        from turn in Enumerable.Range(0, Turns)
        let studio = Find(Id(user.Number - ((long)MemberStep * (i + 1)), turn))
        where studio is not null && i < studio.Managers + studio.Curators
        select studio;

    /// <summary>The projects in it with who added them.</summary>
    public IEnumerable<(FakeProject Project, FakeUser AddedBy)> ProjectsOf(FakeStudio studio) =>
        from i in Enumerable.Range(0, SizeOf(studio.Id))
        let project = projects.At((int)((studio.Id + ((long)ProjectStep * (i + 1))) & UserNames.Mask), i % ProjectPlaces)
        where project is not null && !known.Projects.ContainsKey(project.Id)
        select (project, Member(studio.Id, i % (studio.Managers + studio.Curators)));

    /// <summary>The studios that a project is in.</summary>
    public IEnumerable<FakeStudio> With(FakeProject project) =>
        from round in Enumerable.Range(0, MostProjects / ProjectPlaces)
        let i = FakeProjects.PlaceOf(project.Id) + (round * ProjectPlaces)
        where FakeProjects.PlaceOf(project.Id) < ProjectPlaces && !known.Projects.ContainsKey(project.Id)
        from turn in Enumerable.Range(0, Turns)
        let studio = Find(Id(FakeProjects.NumberOf(project.Id) - ((long)ProjectStep * (i + 1)), turn))
        where studio is not null && i < SizeOf(studio.Id)
        select studio;

    /// <summary>One of the studios, chosen by a seed.</summary>
    public FakeStudio Some(ulong seed)
    {
        for (var i = 0; ; i++)
        {
            if (Find((seed.Below(Count) + i) % Count) is { } studio && !known.Studios.ContainsKey(studio.Id))
            {
                return studio;
            }
        }
    }

    /// <summary>Gives a studio the title that it was found with.</summary>
    public FakeStudio Titled(FakeStudio studio, string title)
    {
        if (!known.Studios.ContainsKey(studio.Id) && _titles.Count < RememberedTitles)
        {
            _titles.TryAdd(studio.Id, title);
        }

        return studio with { Title = _titles.GetValueOrDefault(studio.Id) ?? title };
    }

    private static long Id(long number, int turn) => (number & UserNames.Mask) + ((long)turn * UserNames.Count);

    private int SizeOf(long id) => (int?)known.Studios.GetValueOrDefault(id)?["stats"]?["projects"] is { } count
        ? count + 60
        : Seed.Of("studio size", id).Below(MostProjects);

    private FakeUser Member(long id, int index) => users.At(id + ((long)MemberStep * (index + 1)));

    private FakeStudio Made(long id)
    {
        var seed = Seed.Of("studio", id);
        var created = FirstDay.AddSeconds(Math.Floor(seed.Part() * 500_000_000));
        return new FakeStudio(id, _titles.GetValueOrDefault(id) ?? TitleOf(seed), Member(id, 0).Id)
        {
            Description = seed.Pick(Words.StudioDescriptions),
            IsOpen = seed % 3 == 0,
            AreCommentsAllowed = seed % 11 != 0,
            Created = created,
            Modified = created.AddHours(Seed.Of("studio modified", id).Below(20_000)),
            Followers = (int)Math.Pow(10, Seed.Of("studio followers", id).Part() * 4),
            Managers = 1 + (seed >> 8).Below(6),
            Curators = (seed >> 16).Below(MostMembers - 6),
        };
    }

    private static string TitleOf(ulong seed) => seed % 2 == 0
        ? $"{(seed >> 8).Pick(Words.Qualities)} {(seed >> 16).Pick(Words.Kinds)} Club"
        : $"All about {(seed >> 8).Pick(Words.Animals)}s";

    private static FakeStudio Filled(FakeStudio studio, JsonObject known) => studio with
    {
        Title = (string)known["title"]!,
        HostId = (long)known["host"]!,
        Description = (string)known["description"]!,
        IsOpen = (bool)known["open_to_all"]!,
        Created = KnownThings.Date(known["history"]!["created"]),
        Modified = KnownThings.Date(known["history"]!["modified"]),
        Followers = (int?)known["stats"]?["followers"] ?? studio.Followers,
        Managers = (int?)known["stats"]?["managers"] ?? studio.Managers,
    };
}
