using System.Net;

namespace CloudBridge.Monitors.Model;

/// <summary>The part of a canonical address that fails together.</summary>
internal static class Site
{
    /// <summary>The host: <c>a.example.org</c>, or an address without brackets.</summary>
    public static ReadOnlySpan<char> HostOf(string url)
    {
        var rest = url.AsSpan(url.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        if (authority.StartsWith('['))
        {
            return authority[1..authority.IndexOf(']')];
        }

        var colon = authority.LastIndexOf(':');
        return colon < 0 ? authority : authority[..colon];
    }

    /// <summary>The last two labels of a host, or all of it when it is an address.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> host)
    {
        if (IPAddress.TryParse(host, out _))
        {
            return host;
        }

        var last = host.LastIndexOf('.');
        var before = last < 0 ? -1 : host[..last].LastIndexOf('.');
        return host[(before + 1)..];
    }

    /// <summary>Tells whether a host is this machine, which says nothing about its connection.</summary>
    public static bool IsLoopback(ReadOnlySpan<char> host) =>
        host is "localhost" || host.EndsWith(".localhost") || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
