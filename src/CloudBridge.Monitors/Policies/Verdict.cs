namespace CloudBridge.Monitors.Policies;

/// <summary>What a check, or the agreement of several, says about a target.</summary>
internal enum Verdict : byte
{
    /// <summary>Nothing yet.</summary>
    Unknown,

    /// <summary>As expected.</summary>
    Good,

    /// <summary>Not as expected.</summary>
    Bad,

    /// <summary>It may not be asked.</summary>
    Refused,
}
