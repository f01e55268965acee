namespace CloudBridge.Cb1;

/// <summary>One client that speaks CB1: what the room knows of it. Guarded by the room that holds it.</summary>
internal sealed class Cb1Asker(uint nonce)
{
    /// <summary>Eight digits the client drew.</summary>
    public uint Nonce { get; } = nonce;

    /// <summary>1 to 999; what entries for it are addressed by. Given once, for as long as the room knows the client.</summary>
    public required int Tag { get; init; }

    /// <summary>When it last said anything.</summary>
    public long HeardTimestamp { get; set; }

    /// <summary>Answer variables it looks at, from 1.</summary>
    public int Variables { get; set; } = 9;

    /// <summary>The longest value it reads.</summary>
    public int MaxValueLength { get; set; } = int.MaxValue;
}
