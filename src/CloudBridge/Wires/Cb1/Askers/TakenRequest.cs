namespace CloudBridge.Wires.Cb1.Askers;

/// <summary>A request that has come whole. Guarded by the room.</summary>
/// <param name="number">The number the client gave it.</param>
/// <param name="key">Tells its payload from others.</param>
/// <param name="parts">A hash of each part, in order.</param>
internal sealed class TakenRequest(int number, ulong key, ulong[] parts)
{
    public int Number { get; } = number;

    public ulong Key { get; } = key;

    /// <summary>Parts it has.</summary>
    public int Parts => parts.Length;

    /// <summary>True while its handler has not answered.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>True when the client has the answer or does not want it any more.</summary>
    public bool IsOver { get; set; }

    /// <summary>True when it was answered, but the answer is remembered no longer.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>True when it was longer than allowed, so that not all of its parts are known.</summary>
    public bool IsTooLong { get; init; }

    /// <summary>
    /// The time at which the client was last told something because it asked again, or at which the request came.
    /// </summary>
    public long ToldTimestamp { get; set; }

    /// <summary>True when a part is one of this request.</summary>
    public bool Has(int part, int of, ulong hash) => of == parts.Length && (IsTooLong || parts[part - 1] == hash);
}
