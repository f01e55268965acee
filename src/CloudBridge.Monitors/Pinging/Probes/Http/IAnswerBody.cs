namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>What follows the head of an answer.</summary>
internal interface IAnswerBody
{
    /// <summary>Gives what comes next; empty at the end. Valid until the next call.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellationToken);
}
