namespace CloudBridge.Scratch;

/// <summary>The usual addresses of upstreams.</summary>
public static class UpstreamHosts
{
    private static readonly Dictionary<Upstream, Uri> Usual = new()
    {
        [Upstream.ScratchApi] = new("https://api.scratch.mit.edu/"),
        [Upstream.ScratchSite] = new("https://scratch.mit.edu/"),
        [Upstream.CloudData] = new("https://clouddata.scratch.mit.edu/"),
        [Upstream.Projects] = new("https://projects.scratch.mit.edu/"),
        [Upstream.Assets] = new("https://assets.scratch.mit.edu/"),
        [Upstream.Uploads] = new("https://uploads.scratch.mit.edu/"),
        [Upstream.Translate] = new("https://translate-service.scratch.mit.edu/"),
        [Upstream.Synthesis] = new("https://synthesis-service.scratch.mit.edu/"),
        [Upstream.Resources] = new("https://resources.scratch.mit.edu/"),
        [Upstream.ScratchDb] = new("https://scratchdb.lefty.one/"),
        [Upstream.Ocular] = new("https://my-ocular.jeffalo.net/"),
        [Upstream.Trampoline] = new("https://trampoline.turbowarp.org/"),
    };

    /// <summary>The usual address of an upstream.</summary>
    public static Uri Of(Upstream upstream) => Usual[upstream];

    /// <summary>True for an address of Scratch's own, for which its terms of use must be accepted.</summary>
    public static bool NeedsTerms(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = address.IdnHost.TrimEnd('.');
        return host.Equals("scratch.mit.edu", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".scratch.mit.edu", StringComparison.OrdinalIgnoreCase)
            || host.Equals("scratch.org", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".scratch.org", StringComparison.OrdinalIgnoreCase);
    }
}
