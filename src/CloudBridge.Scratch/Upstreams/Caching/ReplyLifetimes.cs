namespace CloudBridge.Scratch.Upstreams.Caching;

/// <summary>The times for which the answers of one upstream are good and may stand in for better ones.</summary>
internal sealed class ReplyLifetimes(UpstreamOptions options)
{
    private static readonly TimeSpan UsualOfFaults = TimeSpan.FromSeconds(60);

    /// <summary>False when nothing is to be kept.</summary>
    public bool KeepsAny => options.LifetimePercent > 0;

    /// <summary>The time for which it is remembered that something does not exist, or is not for everybody.</summary>
    public TimeSpan OfFaults => UsualOfFaults * options.LifetimePercent / 100;

    /// <summary>The time for which an answer is good.</summary>
    public TimeSpan Of(ReplyKind kind) => Usual(kind) * options.LifetimePercent / 100;

    /// <summary>The time to wait for a new answer where an old one may stand in.</summary>
    public TimeSpan Patience => options.Timeout / 2;

    /// <summary>The greatest age of an answer that may be given when there is no new one.</summary>
    public TimeSpan WhenFailing => options.StaleLimit;

    /// <summary>The time for which an answer is of any use.</summary>
    public TimeSpan OfUse(ReplyKind kind) => Of(kind) > WhenFailing ? Of(kind) : WhenFailing;

    private static TimeSpan Usual(ReplyKind kind) => kind switch
    {
        ReplyKind.Live => TimeSpan.FromSeconds(30),
        ReplyKind.List => TimeSpan.FromMinutes(2),
        ReplyKind.Item => TimeSpan.FromMinutes(10),
        ReplyKind.Page => TimeSpan.FromMinutes(15),
        ReplyKind.Lasting => TimeSpan.FromHours(24),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };
}
