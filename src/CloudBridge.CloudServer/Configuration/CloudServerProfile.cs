namespace CloudBridge.CloudServer;

/// <summary>The rules that a cloud server follows.</summary>
public enum CloudServerProfile
{
    /// <summary>Those of TurboWarp's open server: no accounts, long values, the values of a room at joining.</summary>
    TurboWarp,

    /// <summary>Those of Scratch: accounts, a cloud log, short values, few variables and a rate limit.</summary>
    Scratch,
}
