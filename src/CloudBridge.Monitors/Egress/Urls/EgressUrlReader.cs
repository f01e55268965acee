using System.Globalization;
using System.Net;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>Makes a canonical address of what somebody typed, or refuses it. What was judged is what is kept: the text is made anew from the parts.</summary>
internal sealed class EgressUrlReader(EgressGuard guard)
{
    private const int MaxLength = 2_000;
    private static readonly string[] Schemes = ["https://", "http://"];

    /// <summary>Reads and judges.</summary>
    /// <exception cref="EgressRefusedException">It may not be asked.</exception>
    public EgressUrl Read(string url)
    {
        var read = ReadText(url);
        if (!guard.Policy.AllowsPort(read.Port))
        {
            throw Refusals.OfPort(read.Port, guard.Policy);
        }

        Judge(read.Host, read.Port);
        return read;
    }

    /// <summary>Reads, and judges neither host nor port.</summary>
    /// <exception cref="EgressRefusedException">It cannot be read.</exception>
    public static EgressUrl ReadText(string url)
    {
        var text = url?.Trim() ?? "";
        var scheme = Schemes.FirstOrDefault(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        if (scheme is null || text.Length > MaxLength || text.Any(IsStrange))
        {
            throw Refusals.Of(EgressRefusal.NotHttp);
        }

        var parsed = Parse(scheme, text[scheme.Length..]);
        return Build(parsed, HostReader.Read(parsed));
    }

    /// <summary>Backslashes are slashes to some and not to others; control characters have no place in a request line.</summary>
    private static bool IsStrange(char character) => character == '\\' || char.IsControl(character);

    private static Uri Parse(string scheme, string rest)
    {
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            throw Refusals.Of(EgressRefusal.UserInfo);
        }

        var folded = HostReader.Unescape(authority) is { } plain ? HostReader.Fold(plain) : null;
        return folded is not null && Uri.TryCreate(string.Concat(scheme, folded, rest.AsSpan(authority.Length)), UriKind.Absolute, out var parsed)
            ? parsed
            : throw Refusals.Of(EgressRefusal.BadHost);
    }

    private void Judge(string host, int port)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            guard.Demand(address, port);
            return;
        }

        var isLocal = host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal);
        if (isLocal && !guard.Policy.Judge(IPAddress.Loopback).IsAllowed && !guard.Policy.Judge(IPAddress.IPv6Loopback).IsAllowed)
        {
            throw Refusals.Of(EgressRefusal.NotPublic);
        }
    }

    private static EgressUrl Build(Uri parsed, string host)
    {
        var path = parsed.PathAndQuery;
        var url = new EgressUrl(parsed.Scheme == Uri.UriSchemeHttps, host, parsed.Port, path, "");
        url = url with { Text = string.Create(CultureInfo.InvariantCulture, $"{parsed.Scheme}://{url.HostHeader}{path}") };
        return url.Text.Length <= MaxLength && path.All(character => character is > ' ' and <= '~') ? url : throw Refusals.Of(EgressRefusal.NotHttp);
    }
}
