namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>The bytes that follow the head of an answer.</summary>
internal interface IHttpResponseBody
{
    /// <summary>Gives what comes next; empty at the end. Valid until the next call.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellationToken);
}
