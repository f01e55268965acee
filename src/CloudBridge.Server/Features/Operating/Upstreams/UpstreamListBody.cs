namespace CloudBridge.Server.Features.Operating.Upstreams;

/// <summary>All upstreams as they are shown.</summary>
internal sealed record UpstreamListBody(IReadOnlyList<UpstreamBody> Upstreams);
