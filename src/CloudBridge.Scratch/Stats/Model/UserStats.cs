namespace CloudBridge.Scratch;

/// <summary>The facts that ScratchDB knows about a user.</summary>
/// <param name="Username">The name.</param>
/// <param name="ScratchId">The number on Scratch; null when not known.</param>
public sealed record UserStats(string Username, long? ScratchId)
{
    /// <summary>ScratchDB's own number; null where left out.</summary>
    public long? SysId { get; init; }

    /// <summary>The day the user joined; the time is always 0. Null when not known.</summary>
    public DateTimeOffset? Joined { get; init; }

    /// <summary>The country; may be one that does not exist, such as <c>Location not given</c>.</summary>
    public string? Country { get; init; }

    /// <summary>"About me", as HTML; null where left out.</summary>
    public string? Bio { get; init; }

    /// <summary>"What I'm working on", as HTML; null where left out.</summary>
    public string? Work { get; init; }

    /// <summary>
    /// <c>New Scratcher</c>, <c>Scratcher</c>, <c>Scratch Team</c>, <c>Teacher</c>, <c>Student</c> and the like.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>The school; null for none.</summary>
    public long? School { get; init; }

    /// <summary>Followers when they were counted last; null when they never were.</summary>
    public long? Followers { get; init; }

    /// <summary>Followed users when they were counted last; null when they never were.</summary>
    public long? Following { get; init; }

    /// <summary>The sums over the user's projects.</summary>
    public UserCounts Counts { get; init; } = new();

    /// <summary>Places among all users, 1 is the first; null when not ranked (yet).</summary>
    public UserCounts? Ranks { get; init; }

    /// <summary>Places among the users of the country; null when not ranked (yet).</summary>
    public UserCounts? CountryRanks { get; init; }
}

/// <summary>One number for each of <see cref="UserRankType"/>: counts, or places. What is not known is null, never 0.</summary>
public sealed record UserCounts
{
    /// <summary>The number of views, or the place by this number.</summary>
    public long? Views { get; init; }

    /// <summary>The number of hearts, or the place by this number.</summary>
    public long? Loves { get; init; }

    /// <summary>The number of comments, or the place by this number.</summary>
    public long? Comments { get; init; }

    /// <summary>The number of stars, or the place by this number.</summary>
    public long? Favorites { get; init; }

    /// <summary>The number of followers, or the place by this number.</summary>
    public long? Followers { get; init; }

    /// <summary>The number of followed users, or the place by this number.</summary>
    public long? Following { get; init; }

    /// <summary>The number of a type.</summary>
    public long? Of(UserRankType type) => type switch
    {
        UserRankType.Views => Views,
        UserRankType.Loves => Loves,
        UserRankType.Comments => Comments,
        UserRankType.Favorites => Favorites,
        UserRankType.Followers => Followers,
        UserRankType.Following => Following,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
