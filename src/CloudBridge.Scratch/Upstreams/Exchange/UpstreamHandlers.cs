using System.Net;

namespace CloudBridge.Scratch.Upstreams.Exchange;

/// <summary>
/// Makes what carries questions to one upstream: no cookies, no redirects, no proxy, and a limit on everything it holds.
/// </summary>
internal static class UpstreamHandlers
{
    private const int HeaderKilobytes = 32;
    private const int MostConnections = 512;

    public static SocketsHttpHandler Make(UpstreamOptions options) => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = options.Timeout,
        MaxConnectionsPerServer = Connections(options),
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = HeaderKilobytes,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
    };

    // As many as the budget can have on the way when every one of them hangs: so none waits for another's connection.
    private static int Connections(UpstreamOptions options) =>
        (int)Math.Min(MostConnections, options.Burst + Math.Ceiling(options.RequestsPerSecond * options.Timeout.TotalSeconds) + 1);
}
