using CloudBridge.CloudServer.Limits;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>One member of a room. The two counts belong to the room, which alone changes them while it flushes.</summary>
internal sealed class CloudClient(ClientOutbox outbox)
{
    /// <summary>True for a bridge that has proved with the key of the server that it is one.</summary>
    public bool IsHost { get; init; }

    /// <summary>The share of its address; null when it has no limit.</summary>
    public AddressShare? Share { get; init; }

    /// <summary>The name in its handshake, where somebody wants to know it; otherwise empty.</summary>
    public string User { get; set; } = "";

    /// <summary>The outbox with the messages that wait for this client.</summary>
    public ClientOutbox Outbox => outbox;

    /// <summary>Lines in the batch being flushed that this client sent itself and must not get back.</summary>
    public int OwnLines { get; set; }

    /// <summary>Lines at the start of the open batch that are older than this client's snapshot.</summary>
    public int SkippedLines { get; set; }
}
