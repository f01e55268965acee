namespace CloudBridge.Scratch;

/// <summary>The numbers of projects, users, studios and comments on Scratch, counted once a day.</summary>
/// <param name="Projects">Shared projects.</param>
/// <param name="Users">Registered users.</param>
public sealed record SiteStatistics(long Projects, long Users)
{
    /// <summary>Studios; null where left out.</summary>
    public long? Studios { get; init; }

    /// <summary>Comments of all kinds; null where left out.</summary>
    public long? Comments { get; init; }

    /// <summary>Comments on projects; null where left out.</summary>
    public long? ProjectComments { get; init; }

    /// <summary>Comments on profiles; null where left out.</summary>
    public long? ProfileComments { get; init; }

    /// <summary>Comments in studios; null where left out.</summary>
    public long? StudioComments { get; init; }

    /// <summary>The time at which the numbers were counted; null where left out.</summary>
    public DateTimeOffset? CountedAt { get; init; }
}
