namespace CloudBridge.Clouds;

/// <summary>
/// The things that a cloud can do. A kind of cloud declares them; the bridge and <c>cloudbridge doctor</c> prove them.
/// </summary>
[Flags]
public enum CloudCapabilities
{
    /// <summary>Nothing is known to work.</summary>
    None = 0,

    /// <summary>Values that others set arrive at once over the socket.</summary>
    Push = 1,

    /// <summary>Whoever joins gets the values as they are.</summary>
    Snapshot = 2,

    /// <summary>A log tells what was set lately, also while nobody was connected.</summary>
    History = 4,

    /// <summary>The log names the account behind every value.</summary>
    VerifiedAsker = 8,
}
