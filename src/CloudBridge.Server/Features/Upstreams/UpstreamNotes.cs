using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>Reminds an operator of what may have been forgotten about upstreams.</summary>
internal static class UpstreamNotes
{
    /// <summary>
    /// Upstreams with an address of their own that are not asked because nothing says that they shall be, each with the
    /// setting that is missing.
    /// </summary>
    public static IReadOnlyList<string> Missing(UpstreamsOptions options) => options.Demo ? [] :
    [
        .. from upstream in options.Upstreams
           where upstream.Value is { Enabled: null, BaseUrl: { } address } && !UpstreamHosts.NeedsTerms(address)
           orderby upstream.Key
           select $"{upstream.Key} at {upstream.Value.BaseUrl!.Host} is not asked: Upstream:{upstream.Key}:Enabled=true is missing",
        .. from upstream in options.Upstreams
           where upstream.Value is { Enabled: not false, BaseUrl: { } address } && UpstreamHosts.NeedsTerms(address) && !options.AcceptTerms
           orderby upstream.Key
           select $"{upstream.Key} at {upstream.Value.BaseUrl!.Host} is not asked: Lookup:AcceptTerms=true is missing",
    ];
}
