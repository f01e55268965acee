namespace CloudBridge.Scratch;

/// <summary>The key under which an answer is kept.</summary>
/// <param name="Address">The whole address that was asked.</param>
/// <param name="MediaType">The media type that was wanted; empty for any.</param>
public sealed record UpstreamCacheKey(string Address, string MediaType);
