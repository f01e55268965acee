using System.Collections.Concurrent;

namespace CloudBridge.Scratch.Tests.Upstreams;

/// <summary>A second cache that outlives a client.</summary>
internal sealed class DictionaryCache : IUpstreamCache
{
    public ConcurrentDictionary<UpstreamCacheKey, UpstreamReply> Replies { get; } = new();

    public ValueTask<UpstreamReply?> FindAsync(UpstreamCacheKey key, CancellationToken cancellationToken) => new(Replies.GetValueOrDefault(key));

    public void Save(UpstreamCacheKey key, UpstreamReply reply, DateTimeOffset until) => Replies[key] = reply;

    public void Remove(UpstreamCacheKey key) => Replies.TryRemove(key, out _);
}
