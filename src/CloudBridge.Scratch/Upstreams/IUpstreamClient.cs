namespace CloudBridge.Scratch;

/// <summary>
/// Asks upstreams as a good neighbour: within a budget, equal questions once, from the cache where that is fresh enough.
/// Safe for threads.
/// </summary>
public interface IUpstreamClient
{
    /// <summary>Asks.</summary>
    /// <exception cref="UpstreamException">There is no usable answer.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default);
}
