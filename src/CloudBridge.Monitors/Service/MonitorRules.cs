namespace CloudBridge.Monitors;

/// <summary>The limits of what users may do with monitors, and when a monitor is paused without them.</summary>
public sealed record MonitorRules
{
    /// <summary>The shortest interval there is; operators may have it.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(30);

    /// <summary>The longest interval there is.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <summary>The age from which an account of Scratch does not count as new.</summary>
    public static readonly TimeSpan NewFor = TimeSpan.FromDays(30);

    /// <summary>Monitors a user may have. Default 10.</summary>
    public int MaxPerUser { get; init; } = 10;

    /// <summary>
    /// Monitors a user may have whose account is known to be new. Default 3; never more than <see cref="MaxPerUser"/>.
    /// </summary>
    public int MaxPerNewUser { get; init; } = 3;

    /// <summary>Monitors a user may make within 24 h. Default 20.</summary>
    public int MaxCreationsPerDay { get; init; } = 20;

    /// <summary>Monitors that all users together may have on one host. Default 100.</summary>
    public int MaxPerHost { get; init; } = 100;

    /// <summary>Alert channels an account may have. Default 5.</summary>
    public int MaxAlertChannels { get; init; } = 5;

    /// <summary>The shortest interval for users who are not operators. Default 60 s.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The time that a monitor may be down before it is paused. Default 30 days.</summary>
    public TimeSpan PauseWhenDownFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The time that an owner may be absent before the monitors are paused. Default 90 days.</summary>
    public TimeSpan PauseWhenAbsentFor { get; init; } = TimeSpan.FromDays(90);

    /// <summary>User names of operators, for whom quotas and owners do not count; case does not matter.</summary>
    public IReadOnlyCollection<string> Operators { get; init; } = [];

    /// <summary>Tells whether a user is an operator.</summary>
    public bool IsOperator(string name) => Operators.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The shortest interval somebody may choose.</summary>
    internal TimeSpan MinIntervalFor(MonitorActor actor) => HasNoLimits(actor) ? ShortestInterval : MinInterval;

    /// <summary>The number of monitors that somebody may make.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="joinedAt">Since when the account of Scratch exists; null when not known.</param>
    /// <param name="now">The time.</param>
    internal MonitorQuota QuotaFor(MonitorActor actor, DateTimeOffset? joinedAt, DateTimeOffset now)
    {
        if (HasNoLimits(actor))
        {
            return MonitorQuota.None;
        }

        var isNew = joinedAt > now - NewFor;
        return new(isNew ? Math.Min(MaxPerNewUser, MaxPerUser) : MaxPerUser, MaxCreationsPerDay, MaxPerHost);
    }

    /// <summary>
    /// Through whichever door an operator comes: an ordinary key of one shows no monitors of others, but has no quota.
    /// </summary>
    private bool HasNoLimits(MonitorActor actor) => actor.IsOperator || IsOperator(actor.Name);
}
