using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress;

/// <summary>The guard's judgement of an address, step by step; for operators alone, because it tells what is where.</summary>
public sealed record EgressInspection
{
    /// <summary>The address in its canonical form; null when it cannot be read at all.</summary>
    public EgressUrl? Url { get; init; }

    /// <summary>Every address of its host with what is thought of it.</summary>
    public IReadOnlyList<AddressVerdict> Addresses { get; init; } = [];

    /// <summary>The refusal; null when it is not refused.</summary>
    public EgressRefusedException? Refusal { get; init; }

    /// <summary>True when its host has no address, or nobody can tell now.</summary>
    public bool IsNotFound { get; init; }

    /// <summary>True when it may be asked.</summary>
    public bool IsAllowed => Refusal is null && !IsNotFound;
}
