namespace CloudBridge.Monitors;

/// <summary>
/// The outcome of one check. Coarse on purpose: nobody may learn from it what listens where. The numbers are stored.
/// </summary>
public enum CheckOutcome : byte
{
    /// <summary>As expected.</summary>
    Ok = 0,

    /// <summary>An answer with another status than expected.</summary>
    WrongStatus = 1,

    /// <summary>The text that was looked for is not in the answer.</summary>
    TextMissing = 2,

    /// <summary>No answer in time.</summary>
    TimedOut = 3,

    /// <summary>The name has no address, or could not be resolved.</summary>
    NameNotFound = 4,

    /// <summary>No connection.</summary>
    NotConnected = 5,

    /// <summary>The certificate is not valid for the name, or TLS failed.</summary>
    TlsFailed = 6,

    /// <summary>The answer is not HTTP, or breaks off, or is too large.</summary>
    BadAnswer = 7,

    /// <summary>It led elsewhere too often, or to where nobody may be led.</summary>
    BadRedirect = 8,

    /// <summary>The egress guard refused the address; nothing was sent.</summary>
    Refused = 9,
}
