using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>Every user there is: those of the examples, 16 million made-up ones, and whoever is asked for.</summary>
internal sealed class FakeUsers
{
    private const int RememberedNames = 20_000;
    private const int FollowStep = 2_654_437;
    private static readonly string[] NoUsers = ["nobody", "free-", "bad-"];
    private static readonly DateTimeOffset FirstDay = new(2007, 3, 7, 0, 0, 0, TimeSpan.Zero);
    private readonly List<FakeUser> _known = [];
    private readonly Dictionary<string, int> _knownNumbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, string> _asked = new();

    public FakeUsers(KnownThings known)
    {
        foreach (var (name, user) in known.Users)
        {
            _knownNumbers.Add(name, _known.Count);
            _known.Add(Filled(Made(_known.Count, name), user));
        }
    }

    /// <summary>The user of a name in any case; null when there is none, as for names that begin with <c>nobody</c>.</summary>
    public FakeUser? Find(string name)
    {
        if (!UserNames.IsValid(name) || NoUsers.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (_knownNumbers.TryGetValue(name, out var known))
        {
            return _known[known];
        }

        return UserNames.NumberOf(name) is { } number && number >= _known.Count ? Made(number, UserNames.Of(number)) : Asked(name);
    }

    /// <summary>The user of a number; numbers beyond the last begin again.</summary>
    public FakeUser At(long number)
    {
        var index = (int)(number & UserNames.Mask);
        return index < _known.Count ? _known[index] : Made(index, _asked.GetValueOrDefault(index) ?? UserNames.Of(index));
    }

    /// <summary>True for users of the examples.</summary>
    public bool IsKnown(FakeUser user) => user.Number < _known.Count;

    /// <summary>The number of users who follow a user, or whom the user follows.</summary>
    public static int CountOf(FakeUser user, string relation) => (user.Name, relation) switch
    {
        ("griffpatch", "followers") => 1_200,
        ("mres", _) => 300,
        _ => Seed.Of(relation, user.Id) is var seed && seed % 8 == 0 ? 0 : seed.Below(20) * seed.Below(17),
    };

    /// <summary>Followers or followed users, newest first.</summary>
    public IEnumerable<FakeUser> RelatedTo(FakeUser user, string relation) =>
        Enumerable.Range(0, CountOf(user, relation)).Select(i => At(Seed.Of(relation + " start", user.Id).Below(UserNames.Count) + ((long)FollowStep * i)));

    private FakeUser Asked(string name)
    {
        var number = Math.Max(Seed.Of(name).Below(UserNames.Count), _known.Count);
        if (_asked.Count < RememberedNames)
        {
            _asked[number] = name;
        }

        return Made(number, name);
    }

    private static FakeUser Made(int number, string name)
    {
        var seed = Seed.Of(name);
        var id = 1_000_000 + (9L * number);
        return new FakeUser(number, name, id, FirstDay.AddSeconds(Math.Floor(Seed.Of("joined", id).Part() * 540_000_000)))
        {
            IsTeam = Seed.Of("team", id) % 500 == 0,
            ProfileId = id + 17,
            Country = seed.Pick(Words.Countries),
            Status = Seed.Of("status", id).Pick(Words.Statuses),
            Bio = Seed.Of("bio", id).Pick(Words.Bios),
        };
    }

    private static FakeUser Filled(FakeUser user, JsonObject known)
    {
        var profile = known["profile"] as JsonObject;
        var joined = known["history"]?["joined"] is { } date && KnownThings.Date(date) is { Year: > 1900 } day ? day : user.Joined;
        return user with
        {
            Id = (long)known["id"]!,
            Joined = joined,
            IsTeam = (bool?)known["scratchteam"] ?? false,
            ProfileId = (long?)profile?["id"] ?? (long)known["id"]!,
            Country = (string?)profile?["country"] ?? user.Country,
            Status = (string?)profile?["status"] ?? user.Status,
            Bio = (string?)profile?["bio"] ?? user.Bio,
        };
    }
}
