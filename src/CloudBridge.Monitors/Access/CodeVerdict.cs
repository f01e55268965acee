namespace CloudBridge.Monitors.Access;

/// <summary>The result of showing a code.</summary>
public enum CodeVerdict
{
    /// <summary>It was right, and is used up now.</summary>
    Accepted,

    /// <summary>It was never made, has been used, or is too old.</summary>
    NotOpen,

    /// <summary>It was made for another user, and stays open.</summary>
    SomebodyElses,
}
