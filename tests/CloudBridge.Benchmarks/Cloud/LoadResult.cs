namespace CloudBridge.Benchmarks.Cloud;

/// <summary>What a load phase measured.</summary>
/// <param name="Latencies">From just before the send to the receipt, over the measured time.</param>
/// <param name="Measured">Messages received in the measured time.</param>
/// <param name="ProcessorSeconds">Processor time of the server in the measured time.</param>
/// <param name="FramesPerSecond">Frames the server sent per second of the measured time.</param>
/// <param name="Delivered">Messages received in all.</param>
/// <param name="Expected">Messages that had to be received in all.</param>
/// <param name="IsInOrder">True when no receiver saw a gap or a swap.</param>
internal sealed record LoadResult(
    LatencySamples Latencies, long Measured, double ProcessorSeconds, double FramesPerSecond, long Delivered, long Expected, bool IsInOrder)
{
    public double MessagesPerProcessorSecond => Measured / ProcessorSeconds;

    public bool IsComplete => Delivered == Expected && IsInOrder;
}
