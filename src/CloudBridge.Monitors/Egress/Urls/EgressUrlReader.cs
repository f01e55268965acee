using System.Globalization;
using System.Net;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>
/// Makes a canonical address of what somebody typed, or refuses it. What was judged is what is kept: the text is made anew from
/// the parts.
/// </summary>
internal sealed class EgressUrlReader(EgressGuard guard)
{
    private const int MaxLength = 2_000;
    private const int HttpPort = 80;
    private const int HttpsPort = 443;
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

        var rest = text[scheme.Length..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var isHttps = scheme == Schemes[0];
        var (host, port) = Split(authority, isHttps ? HttpsPort : HttpPort);
        return Build(isHttps, HostReader.Read(host), port, PathOf(rest[authority.Length..]));
    }

    /// <summary>Backslashes are slashes to some and not to others; control characters have no place in a request line.</summary>
    private static bool IsStrange(char character) => character == '\\' || char.IsControl(character);

    private static (string Host, int Port) Split(string authority, int usualPort)
    {
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            throw Refusals.Of(EgressRefusal.UserInfo);
        }

        var end = authority.IndexOf(':', Math.Max(0, authority.IndexOf(']', StringComparison.Ordinal)));
        if (end < 0 || end == authority.Length - 1)
        {
            return (authority.TrimEnd(':'), usualPort);
        }

        return int.TryParse(authority.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? (authority[..end], port)
            : throw Refusals.Of(EgressRefusal.BadHost);
    }

    /// <summary>The path does not depend on the host, which is none that the framework must be able to read.</summary>
    private static string PathOf(string rest) =>
        Uri.TryCreate("http://host" + rest, UriKind.Absolute, out var parsed) ? parsed.PathAndQuery : throw Refusals.Of(EgressRefusal.NotHttp);

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

    private static EgressUrl Build(bool isHttps, string host, int port, string path)
    {
        var url = new EgressUrl(isHttps, host, port, path, "");
        url = url with { Text = $"{(isHttps ? Uri.UriSchemeHttps : Uri.UriSchemeHttp)}://{url.HostHeader}{path}" };
        return url.Text.Length <= MaxLength && path.All(character => character is > ' ' and <= '~') ? url : throw Refusals.Of(EgressRefusal.NotHttp);
    }
}
