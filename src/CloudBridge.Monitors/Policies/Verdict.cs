namespace CloudBridge.Monitors.Policies;

/// <summary>The judgement of a target by a check, or by the agreement of several.</summary>
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
