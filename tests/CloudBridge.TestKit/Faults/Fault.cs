namespace CloudBridge.TestKit.Faults;

/// <summary>One fault and its measures. Those that a kind does not need are ignored.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Direction">To which stream.</param>
public sealed record Fault(FaultKind Kind, FaultDirection Direction = FaultDirection.Both)
{
    /// <summary>Bytes that pass first, counted from when the fault is applied; frame faults wait for the next frame after them.</summary>
    public long AfterBytes { get; init; }

    /// <summary>The latency, the pause between slices, or the time before a slow close.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>A latency varies by as much in both directions.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Bytes of a slice, bytes a second of a bandwidth, or payload bytes of an oversize frame.</summary>
    public int Size { get; init; } = SizeOf(Kind);

    /// <summary>True when a connection does not outlive the fault: one side or the proxy ends it.</summary>
    public bool EndsConnection => Kind is not (FaultKind.Latency or FaultKind.Bandwidth or FaultKind.Slice or FaultKind.DuplicateFrame);

    /// <summary>True when it happens to frames rather than to bytes.</summary>
    internal bool ConcernsFrames => Kind is FaultKind.HalfFrame or FaultKind.DuplicateFrame or FaultKind.Oversize or FaultKind.InvalidUtf8;

    /// <summary>True when it ends the streams once its bytes have passed.</summary>
    internal bool EndsStream => Kind is FaultKind.Reset or FaultKind.Close or FaultKind.SlowClose or FaultKind.AcceptThenClose;

    private static int SizeOf(FaultKind kind) => kind switch
    {
        FaultKind.Slice => 7,
        FaultKind.Bandwidth => 64 * 1024,
        _ => (1024 * 1024) + 1,
    };
}
