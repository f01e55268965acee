namespace CloudBridge.CloudServer.Clients;

/// <summary>The kind of message that has arrived.</summary>
internal enum MessageStatus
{
    /// <summary>A whole text message.</summary>
    Text,

    /// <summary>A binary message, already dropped.</summary>
    Binary,

    /// <summary>More bytes than allowed; the rest is unread.</summary>
    TooBig,

    /// <summary>More bytes than the server has memory for; the rest is unread.</summary>
    OutOfMemory,

    /// <summary>The client closes.</summary>
    Closed,
}
