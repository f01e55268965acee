using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.TestKit;

/// <summary>A dialer that reads addresses plainly, refuses what a test names, resolves without a network and connects nowhere.</summary>
public sealed class OpenDialer : IEgressDialer
{
    /// <summary>Hosts that are refused, with the sentence that says why.</summary>
    public Dictionary<string, string> Refused { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hosts that cannot be resolved, with the failure.</summary>
    public Dictionary<string, SocketError> Unresolved { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public EgressUrl Parse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new(uri.Scheme == "https", uri.IdnHost, uri.Port, uri.PathAndQuery, uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped))
            : throw new EgressRefusedException(EgressRefusal.NotHttp, "Only addresses that begin with http:// or https:// can be asked.");

    /// <inheritdoc />
    public ValueTask<EgressRoute> ResolveAsync(EgressUrl url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (Refused.TryGetValue(url.Host, out var sentence))
        {
            throw new EgressRefusedException(EgressRefusal.NotPublic, sentence);
        }

        return Unresolved.TryGetValue(url.Host, out var failure)
            ? throw new HostNotFoundException("Not found.", new SocketException((int)failure)) { IsCertain = failure == SocketError.HostNotFound }
            : new(new EgressRoute(url, [IPAddress.Parse("192.0.2.1")]));
    }

    /// <inheritdoc />
    public ValueTask<Socket> ConnectAsync(EgressRoute route, CancellationToken cancellationToken) => throw new SocketException((int)SocketError.HostUnreachable);
}
