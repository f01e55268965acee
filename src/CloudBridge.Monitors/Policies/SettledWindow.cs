using System.Numerics;

namespace CloudBridge.Monitors.Policies;

/// <summary>
/// The verdicts that the last 21 runs of checks settled on, one bit each: a run is a regular check and its confirmations.
/// Losses that confirmations refuted leave no trace in it, so that only confirmed changes can make a target flap.
/// </summary>
/// <param name="Bits">The newest is the lowest; 1 is good.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct SettledWindow(uint Bits, byte Count)
{
    private const int Size = 21;
    private const uint Mask = (1u << Size) - 1;

    /// <summary>The most restless window: what is assumed of a flapping monitor whose past is not known.</summary>
    public static SettledWindow Restless { get; } = new(0x155555, Size);

    /// <summary>Changes between neighbours, from 0 to 20.</summary>
    public int Changes => Count < 2 ? 0 : BitOperations.PopCount((Bits ^ (Bits >> 1)) & ((1u << (Count - 1)) - 1));

    public SettledWindow Push(bool isGood) =>
        new(((Bits << 1) | (isGood ? 1u : 0u)) & Mask, (byte)Math.Min(Count + 1, Size));
}
