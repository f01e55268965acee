namespace CloudBridge.Scratch.Upstreams.Caching;

/// <summary>How long the answers of one upstream are good, and how long they may stand in for better ones.</summary>
internal sealed class ReplyLifetimes(UpstreamOptions options)
{
    private static readonly TimeSpan UsualOfFaults = TimeSpan.FromSeconds(60);

    /// <summary>False when nothing is to be kept.</summary>
    public bool KeepsAny => options.LifetimePercent > 0;

    /// <summary>How long it is remembered that something is not there, or not for everybody.</summary>
    public TimeSpan OfFaults => UsualOfFaults * options.LifetimePercent / 100;

    /// <summary>How long an answer is good.</summary>
    public TimeSpan Of(ReplyKind kind) => Usual(kind) * options.LifetimePercent / 100;

    /// <summary>How long a new answer is waited for where an old one may stand in.</summary>
    public TimeSpan Patience => options.Timeout / 2;

    /// <summary>How old an answer may be that is given when there is no new one.</summary>
    public TimeSpan WhenFailing => options.StaleLimit;

    /// <summary>How long an answer is of any use.</summary>
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
