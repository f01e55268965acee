using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Responses;

/// <summary>One answer on its way to the cloud. Guarded by the outbox that holds it.</summary>
internal sealed class Answer(ResponsePackets packets, ulong key)
{
    public ResponsePackets Packets { get; } = packets;

    public RequestId Id => Packets.Id;

    /// <summary>Tells the request that was answered from another with the same id.</summary>
    public ulong Key { get; } = key;

    /// <summary>The part to send next, from 1.</summary>
    public int NextPart { get; set; } = 1;

    /// <summary>True while parts are left to send.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Completes when the last part has been handed to the socket; null when nobody waits for it.</summary>
    public TaskCompletionSource? Sent { get; init; }
}
