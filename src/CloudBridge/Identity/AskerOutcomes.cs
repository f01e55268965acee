namespace CloudBridge.Identity;

/// <summary>Names verdicts for the metric that counts them.</summary>
internal static class AskerOutcomes
{
    public static string Of(AskerVerdict verdict) => verdict switch
    {
        AskerVerdict.Named => "matched",
        AskerVerdict.Unsure => "unsure",
        AskerVerdict.Unavailable => "unavailable",
        AskerVerdict.Busy => "busy",
        _ => "unproven",
    };
}
