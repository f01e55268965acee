using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>One answer on its way to the cloud.</summary>
internal sealed class OutgoingAnswer(ResponsePackets packets, ulong key)
{
    public ResponsePackets Packets { get; } = packets;

    public RequestId Id => Packets.Id;

    /// <summary>Parts it has.</summary>
    public int Count { get; } = packets.Count;

    /// <summary>Tells the request that was answered from another with the same id; 0 for a message.</summary>
    public ulong Key { get; } = key;

    /// <summary>From the route.</summary>
    public RequestPriority Priority { get; init; } = RequestPriority.Normal;

    /// <summary>True when it takes several values.</summary>
    public bool IsLong => Count > 1;

    /// <summary>The virtual time at which its next turn starts.</summary>
    public double Start { get; set; }

    /// <summary>Its place among those whose turns start at the same time.</summary>
    public long Place { get; set; }

    /// <summary>Values it has left of its first turn; null before that.</summary>
    public double? Credit { get; set; }

    /// <summary>Its number among those that wait; 0 when it does not.</summary>
    public long Ticket { get; set; }

    /// <summary>Since when it waits for its first part to leave; 0 when it does not.</summary>
    public long WaitsSince { get; set; }

    /// <summary>True when nobody asked for it.</summary>
    public bool IsMessage => Key == 0;

    /// <summary>The step in the <see cref="Parts.PartOrder"/> that comes next.</summary>
    public int NextStep { get; set; }

    /// <summary>True while parts are left to send.</summary>
    public bool IsQueued { get; set; }

    /// <summary>The time at which its first part left.</summary>
    public long BegunTimestamp { get; set; }

    /// <summary>
    /// True when its project asks for parts while some are still to come, so that it will ask for the last one
    /// (<see cref="Parts.LastParts"/>).
    /// </summary>
    public bool IsAskedFor { get; set; }

    /// <summary>True when its last part waits for nothing but its turn.</summary>
    public bool LastPartMayGo { get; set; }

    /// <summary>The time at which its last part has waited long enough for a word of the project.</summary>
    public long LastPartDue { get; set; }

    /// <summary>The number of times that the highest numbered part has left.</summary>
    public int Announced { get; set; }

    /// <summary>The number of times that the highest numbered part was sent again because the project was silent.</summary>
    public int Repeats { get; set; }

    /// <summary>Completes when the last part has been handed to the socket; null when nobody waits for it.</summary>
    public TaskCompletionSource? Sent { get; init; }

    /// <summary>Makes it leave from the start.</summary>
    public void Restart()
    {
        NextStep = 0;
        WaitsSince = 0;
        IsQueued = true;
        Credit = null;
        LastPartMayGo = false;
        Announced = 0;
    }
}
