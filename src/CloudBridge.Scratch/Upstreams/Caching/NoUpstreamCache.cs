namespace CloudBridge.Scratch.Upstreams.Caching;

/// <summary>Keeps nothing: then there is the memory alone.</summary>
internal sealed class NoUpstreamCache : IUpstreamCache
{
    public ValueTask<UpstreamReply?> FindAsync(UpstreamCacheKey key, CancellationToken cancellationToken) => default;

    public void Save(UpstreamCacheKey key, UpstreamReply reply, DateTimeOffset until)
    {
    }

    public void Remove(UpstreamCacheKey key)
    {
    }
}
