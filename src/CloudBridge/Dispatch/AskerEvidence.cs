namespace CloudBridge;

/// <summary>How sure the bridge is of the name of the player who asked, weakest first.</summary>
public enum AskerEvidence
{
    /// <summary>Nothing is known: neither Scratch nor TurboWarp sends a name with a value.</summary>
    None,

    /// <summary>The player typed the name or the project sent it; anybody can do that.</summary>
    Declared,
}
