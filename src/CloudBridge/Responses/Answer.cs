using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Responses;

/// <summary>One answer on its way to the cloud. Guarded by the outbox that holds it.</summary>
internal sealed class Answer(ResponsePackets packets, ulong key)
{
    public ResponsePackets Packets { get; } = packets;

    public RequestId Id => Packets.Id;

    /// <summary>Parts it has.</summary>
    public int Count { get; } = packets.Count;

    /// <summary>Tells the request that was answered from another with the same id; 0 for a message.</summary>
    public ulong Key { get; } = key;

    /// <summary>From the route.</summary>
    public RequestPriority Priority { get; init; } = RequestPriority.Normal;

    /// <summary>When its next turn starts, in virtual time.</summary>
    public double Start { get; set; }

    /// <summary>Its number among those that wait; 0 when it does not.</summary>
    public long Ticket { get; set; }

    /// <summary>Since when it waits for its first part to leave; 0 when it does not.</summary>
    public long WaitsSince { get; set; }

    /// <summary>True when nobody asked for it.</summary>
    public bool IsMessage => Key == 0;

    /// <summary>How far it is in the <see cref="Parts.PartOrder"/>.</summary>
    public int NextStep { get; set; }

    /// <summary>True while parts are left to send.</summary>
    public bool IsQueued { get; set; }

    /// <summary>True when its last part waits for a word of the project (<see cref="Parts.LastParts"/>).</summary>
    public bool LastPartWaits { get; set; }

    /// <summary>True when the highest numbered part has left again just before the last.</summary>
    public bool IsAnnounced { get; set; }

    /// <summary>When the project last said something about it, or its last part began to wait.</summary>
    public long HeardTimestamp { get; set; }

    /// <summary>How often the highest numbered part was sent again while the project was silent.</summary>
    public int Repeats { get; set; }

    /// <summary>Completes when the last part has been handed to the socket; null when nobody waits for it.</summary>
    public TaskCompletionSource? Sent { get; init; }

    /// <summary>Makes it leave from the start.</summary>
    public void Restart()
    {
        NextStep = 0;
        WaitsSince = 0;
        IsQueued = true;
        IsAnnounced = false;
    }
}
