using CloudBridge.Scratch;

namespace CloudBridge.Storage.Cache;

/// <summary>A change of the cache that waits to be written.</summary>
/// <param name="Key">What was asked.</param>
/// <param name="Reply">The answer to keep; null to forget the one there is.</param>
/// <param name="Until">When it is of no more use.</param>
/// <param name="Written">Completed when all before it is written; null for a change.</param>
internal sealed record CacheWork(
    UpstreamCacheKey Key,
    UpstreamReply? Reply,
    DateTimeOffset Until,
    TaskCompletionSource? Written = null)
{
    private const int Overhead = 100;

    /// <summary>The bytes it takes, about.</summary>
    public int Size { get; } = Overhead + Key.Address.Length + (Reply?.Body.Length ?? 0);
}
