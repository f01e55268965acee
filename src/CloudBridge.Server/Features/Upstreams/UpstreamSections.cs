using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>The sections of the configuration about upstreams, as objects.</summary>
internal static class UpstreamSections
{
    /// <summary>The section about all of them.</summary>
    public const string Lookup = "Lookup";

    /// <summary>The section with one for each of them.</summary>
    public const string Each = "Upstream";

    /// <summary>Both sections; new objects each time, as the demo sets the addresses.</summary>
    public static UpstreamsOptions Upstreams(this ServerConfiguration configuration)
    {
        var options = configuration.Get<UpstreamsOptions>(Lookup);
        foreach (var (key, upstream) in configuration.GetNamed<UpstreamOptions>(Each))
        {
            if (Enum.TryParse<Upstream>(key, ignoreCase: true, out var name))
            {
                options.Upstreams[name] = upstream;
            }
        }

        return options;
    }
}
