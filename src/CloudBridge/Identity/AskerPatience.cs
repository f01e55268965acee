namespace CloudBridge.Identity;

/// <summary>The time for which a request waits for the log.</summary>
internal static class AskerPatience
{
    private const double ShareOfDeadline = 0.8;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);

    /// <summary>8 s, or less where the deadline would leave too little time for the handler.</summary>
    public static TimeSpan Of(RequestContext context)
    {
        var share = context.TimeLeft * ShareOfDeadline;
        return share < Most ? share : Most;
    }
}
