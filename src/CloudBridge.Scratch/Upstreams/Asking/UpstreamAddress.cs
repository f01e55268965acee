namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>Where an upstream is.</summary>
internal static class UpstreamAddress
{
    /// <summary>The configured address or the usual one, with a slash at its end.</summary>
    public static Uri Of(Upstream upstream, UpstreamOptions options)
    {
        var address = options.BaseUrl ?? UpstreamHosts.Of(upstream);
        return address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    /// <summary>True for an address that paths can be put behind.</summary>
    public static bool IsUsable(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };
}
