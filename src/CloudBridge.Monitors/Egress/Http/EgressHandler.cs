using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress.Http;

/// <summary>
/// The HTTP of the framework with everything off that would go around the guard, and every connection made by it.
/// </summary>
internal static class EgressHandler
{
    private const int MaxHeadKilobytes = 64;
    private static readonly HttpRequestOptionsKey<EgressRoute> RouteKey = new("CloudBridge.EgressRoute");

    /// <summary>Gives a request the addresses that were judged for it.</summary>
    public static void SetRoute(HttpRequestMessage request, EgressRoute route) => request.Options.Set(RouteKey, route);

    /// <summary>Makes the handler.</summary>
    /// <param name="dialer">The guard.</param>
    /// <param name="isTrusted">Judges certificates in place of the system; null outside tests.</param>
    public static SocketsHttpHandler Create(IEgressDialer dialer, RemoteCertificateValidationCallback? isTrusted)
    {
        var handler = Create((context, cancellationToken) => ConnectAsync(dialer, context, cancellationToken), MaxHeadKilobytes);
        handler.SslOptions.RemoteCertificateValidationCallback = isTrusted;
        return handler;
    }

    /// <summary>Makes the handler for connections that come from elsewhere.</summary>
    /// <param name="connect">Gives a connection that may be used.</param>
    /// <param name="maxHeadKilobytes">How long the head of an answer may be.</param>
    public static SocketsHttpHandler Create(
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect,
        int maxHeadKilobytes) =>
        new()
    {
        ConnectCallback = connect,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = maxHeadKilobytes,
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        PooledConnectionLifetime = TimeSpan.Zero,
        SslOptions = new SslClientAuthenticationOptions
        {
            AllowRenegotiation = false,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CipherSuitesPolicy = TlsSuites.Policy,
        },
    };

    private static async ValueTask<Stream> ConnectAsync(
        IEgressDialer dialer,
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken)
    {
        var isKnown = context.InitialRequestMessage.Options.TryGetValue(RouteKey, out var route);
        var asked = context.DnsEndPoint;
        if (!isKnown || route!.Url.Port != asked.Port || !string.Equals(route.Url.Host, asked.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Of(EgressRefusal.BadHost);
        }

        return new NetworkStream(await dialer.ConnectAsync(route, cancellationToken).ConfigureAwait(false), ownsSocket: true);
    }
}
