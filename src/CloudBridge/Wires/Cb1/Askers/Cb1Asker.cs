namespace CloudBridge.Wires.Cb1.Askers;

/// <summary>One client that speaks CB1: what the room knows of it. Guarded by the room that holds it.</summary>
internal sealed class Cb1Asker(uint nonce)
{
    /// <summary>Eight digits the client drew.</summary>
    public uint Nonce { get; } = nonce;

    /// <summary>1 to 999; what entries for it are addressed by. Given once, for as long as the room knows the client.</summary>
    public required int Tag { get; init; }

    /// <summary>The time at which it last said anything.</summary>
    public long HeardTimestamp { get; set; }

    /// <summary>The limits of what it reads, within what the cloud carries. Written by the downlink alone.</summary>
    public ReadLimits Limits { get; set; } = ReadLimits.Least;

    /// <summary>True once its answers have been dropped because it said nothing.</summary>
    public bool HasLeft { get; set; }

    /// <summary>True once a request of it has come whole.</summary>
    public bool HasAsked => Requests.Any;

    /// <summary>The requests it has asked lately.</summary>
    public TakenRequests Requests { get; } = new();
}
