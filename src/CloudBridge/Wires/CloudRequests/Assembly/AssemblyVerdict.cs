namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>The outcomes of a packet for its request.</summary>
internal enum AssemblyVerdict
{
    /// <summary>More parts are to come.</summary>
    Waiting,

    /// <summary>The request is complete and new.</summary>
    Complete,

    /// <summary>The packet belongs to a request that has been taken already.</summary>
    Repeated,

    /// <summary>Parts are missing, or were mixed: the project should ask again.</summary>
    Damaged,

    /// <summary>The request is longer than allowed.</summary>
    TooLong,
}
