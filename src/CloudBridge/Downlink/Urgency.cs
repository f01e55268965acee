namespace CloudBridge.Downlink;

/// <summary>The ranks in which lanes are asked for a value, most urgent first.</summary>
internal enum Urgency
{
    /// <summary>What a broken connection may have lost.</summary>
    Unconfirmed,

    /// <summary>What clients have asked for again.</summary>
    AskedAgain,

    /// <summary>What has its turn.</summary>
    Turn,

    /// <summary>What may have been missed, when nothing else is to be sent.</summary>
    Idle,
}
