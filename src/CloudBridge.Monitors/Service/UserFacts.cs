namespace CloudBridge.Monitors;

/// <summary>Facts about a user that are known elsewhere.</summary>
/// <param name="Followers">How many follow the user; null when not known.</param>
/// <param name="JoinedAt">Since when the account exists; null when not known.</param>
public sealed record UserFacts(long? Followers, DateTimeOffset? JoinedAt)
{
    /// <summary>Nothing is known.</summary>
    public static UserFacts Unknown { get; } = new(null, null);
}
