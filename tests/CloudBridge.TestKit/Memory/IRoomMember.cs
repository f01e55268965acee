namespace CloudBridge.TestKit;

/// <summary>Somebody in a room of the in-memory cloud.</summary>
internal interface IRoomMember
{
    /// <summary>Takes one text message; called in order.</summary>
    void Deliver(string message);
}
