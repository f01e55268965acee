namespace CloudBridge.Identity;

/// <summary>The sentences that a player reads when it is not certain who asks.</summary>
internal static class AskerTexts
{
    public const string NoLog = "This request needs Scratch's cloud, which knows who asks.";

    public const string CodeNotOpen = "That code is not open here. It works once and for 5 minutes; ask \"identity.challenge\" with your name for a new one.";

    public const string CodeNotShown = "The cloud's log does not show that the owner of this code has sent this request. Please try again.";

    public static string NotSure(AskerVerdict verdict) => verdict switch
    {
        AskerVerdict.Unsure => "Somebody else sent the same request at the same time, so I am not sure who you are. Please try again.",
        AskerVerdict.Unavailable => "The cloud's log, which knows who asks, is not available now. Please try again later.",
        AskerVerdict.Busy => "Too many players wait for the cloud's log right now. Please try again in a moment.",
        _ => "The cloud's log did not show in time who you are. Please try again.",
    };
}
