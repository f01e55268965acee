namespace CloudBridge.Downlink;

/// <summary>The ranks in which lanes are asked for a value, most urgent first.</summary>
internal enum Urgency
{
    /// <summary>Values that a broken connection may have lost.</summary>
    Unconfirmed,

    /// <summary>Values that clients have asked for again.</summary>
    AskedAgain,

    /// <summary>Values whose turn it is.</summary>
    Turn,

    /// <summary>Values that may have been missed, when nothing else is to be sent.</summary>
    Idle,
}
