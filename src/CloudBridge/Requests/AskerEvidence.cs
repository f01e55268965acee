namespace CloudBridge;

/// <summary>The certainty that the bridge has of the name of the player who asked, weakest first.</summary>
public enum AskerEvidence
{
    /// <summary>Nothing is known: neither Scratch nor TurboWarp sends a name with a value.</summary>
    None,

    /// <summary>The project said the name; anybody can say any name, so it must never allow anything.</summary>
    Declared,

    /// <summary>The log of the cloud has a row with this very request, and only one account can have written it.</summary>
    LogMatched,

    /// <summary>The request carries a single-use code made for that name, and the log shows it under that name.</summary>
    Proven,
}
