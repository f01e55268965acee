using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>The outcome of one packet; the digits are valid until the next packet.</summary>
internal readonly ref struct AssembledRequest(AssemblyVerdict verdict, RequestId id, ulong key, ReadOnlySpan<byte> digits)
{
    public AssemblyVerdict Verdict { get; } = verdict;

    public RequestId Id { get; } = id;

    public ulong Key { get; } = key;

    public ReadOnlySpan<byte> Digits { get; } = digits;

    /// <summary>True when the last part had not come before, on its own or in another request.</summary>
    public bool IsNew { get; init; }

    /// <summary>The parts that came before the last one; null when there were none.</summary>
    public PartialRequest? Partial { get; init; }

    /// <summary>The digits of the last part.</summary>
    public ReadOnlySpan<byte> Last { get; init; } = digits;
}
