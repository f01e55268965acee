using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>The rules about the names and addresses of upstreams, and about the terms of use that some of them have.</summary>
internal static class UpstreamRules
{
    public static IEnumerable<ConfigurationFault> Faults(ServerConfiguration configuration)
    {
        var lookup = configuration.Upstreams();
        var names = configuration.GetNamed<UpstreamOptions>(UpstreamSections.Each).Keys;
        return names.Where(name => !Enum.GetNames<Upstream>().Contains(name, StringComparer.OrdinalIgnoreCase)).Select(Unknown)
            .Concat(lookup.Upstreams.SelectMany(upstream => Of(upstream.Key, upstream.Value, lookup)));
    }

    private static ConfigurationFault Unknown(string name)
    {
        var names = Enum.GetNames<Upstream>();
        return new(
            $"{UpstreamSections.Each}:{name}",
            "is not known.",
            Allowed: string.Join(", ", names),
            Example: $"{UpstreamSections.Each}:{Suggestion.Nearest(name, names) ?? names[0]}:Enabled=false");
    }

    private static IEnumerable<ConfigurationFault> Of(Upstream upstream, UpstreamOptions options, UpstreamsOptions lookup)
    {
        var key = $"{UpstreamSections.Each}:{upstream}";
        if (options.BaseUrl is { } address && !UpstreamsOptionsRules.IsUsable(address))
        {
            var usable = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
            yield return new($"{key}:BaseUrl", "has a query, a fragment or a password, behind which no path can be put.", Example: $"{key}:BaseUrl={usable}");
        }

        if (options.Enabled == true && !lookup.AcceptTerms && !lookup.Demo && UpstreamHosts.NeedsTerms(options.BaseUrl ?? UpstreamHosts.Of(upstream)))
        {
            yield return new(
                $"{UpstreamSections.Lookup}:AcceptTerms",
                $"is not set, and {key}:Enabled=true would ask a server of Scratch, whose terms of use forbid other software than its own. "
                    + "Read them, and decide yourself.",
                Example: $"{UpstreamSections.Lookup}:AcceptTerms=true");
        }
    }
}
