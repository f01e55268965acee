namespace CloudBridge.Scratch;

/// <summary>
/// Keeps answers for longer than the memory does. It is a help and no more: it may forget at any time, and a failure is its own
/// to report; none of its members throws, but for a cancelled token. Safe for threads.
/// </summary>
public interface IUpstreamCache
{
    /// <summary>Finds an answer, whatever its age.</summary>
    /// <returns>The answer; null when none is kept.</returns>
    ValueTask<UpstreamReply?> FindAsync(UpstreamCacheKey key, CancellationToken cancellationToken);

    /// <summary>Keeps an answer in the place of an earlier one; does not wait.</summary>
    /// <param name="key">What was asked.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="until">When it is of no more use.</param>
    void Save(UpstreamCacheKey key, UpstreamReply reply, DateTimeOffset until);

    /// <summary>Forgets an answer; does not wait.</summary>
    void Remove(UpstreamCacheKey key);
}
