namespace CloudBridge.Monitors.Access;

/// <summary>The rules for all keys.</summary>
/// <param name="Lifetime">How long a key lives at most, and when nobody says otherwise.</param>
public sealed record KeyPolicy(TimeSpan Lifetime)
{
    /// <summary>Keys of one account that work at a time: one in use, and one that takes its place.</summary>
    public const int MaxLive = 2;
}
