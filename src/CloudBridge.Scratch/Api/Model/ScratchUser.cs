namespace CloudBridge.Scratch;

/// <summary>A user.</summary>
/// <param name="Id">The number of the user.</param>
/// <param name="Username">The name, in the user's own spelling.</param>
public sealed record ScratchUser(long Id, string Username)
{
    /// <summary>True when the user belongs to the Scratch Team; null where Scratch does not say.</summary>
    public bool? IsScratchTeam { get; init; }

    /// <summary>The time at which the user joined; null where Scratch gives 1900, its sign for "not known here".</summary>
    public DateTimeOffset? Joined { get; init; }

    /// <summary>The number of the profile, another than that of the user; null where Scratch leaves it out.</summary>
    public long? ProfileId { get; init; }

    /// <summary>Pictures by size, such as <c>90x90</c>. Old answers have none but <see cref="Avatar"/>.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>The address of the picture in old answers; null elsewhere.</summary>
    public string? Avatar { get; init; }

    /// <summary>"What I'm working on"; null where Scratch leaves it out.</summary>
    public string? Status { get; init; }

    /// <summary>"About me"; null where Scratch leaves it out.</summary>
    public string? Bio { get; init; }

    /// <summary>The country, in English; null where Scratch leaves it out.</summary>
    public string? Country { get; init; }
}
