namespace CloudBridge.Monitors;

/// <summary>Somebody who has monitors or keys here: an account of Scratch, or an operator's own.</summary>
/// <param name="Id">Its number here, from 1.</param>
/// <param name="Name">The user name as the cloud writes it; unique without regard to case.</param>
/// <param name="CreatedAt">When it was first seen here.</param>
public sealed record Account(long Id, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>The time at which its owner last did anything here, to the hour.</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Followers as of the latest monitor made; null when not known.</summary>
    public long? Followers { get; init; }

    /// <summary>The time at which it first made a monitor; null when it never did.</summary>
    public DateTimeOffset? FirstMonitorAt { get; init; }
}
