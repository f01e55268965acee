namespace CloudBridge.Scratch;

/// <summary>The answer of an upstream that came with a status of success.</summary>
/// <param name="Body">The content.</param>
/// <param name="MediaType">Its media type without parameters; empty when none was given.</param>
/// <param name="Status">The HTTP status; 200 to 299, or 688 for the default avatar of thumbnails.</param>
/// <param name="FetchedAt">When it was fetched.</param>
/// <param name="IsFromCache">True when it was not fetched for this call.</param>
/// <param name="IsStale">True when it is older than its kind is good for, because a fresh one could not be had (yet).</param>
public sealed record UpstreamReply(
    ReadOnlyMemory<byte> Body,
    string MediaType,
    int Status,
    DateTimeOffset FetchedAt,
    bool IsFromCache = false,
    bool IsStale = false);
