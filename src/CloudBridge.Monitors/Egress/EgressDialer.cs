using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors.Egress.Addresses;
using CloudBridge.Monitors.Egress.Urls;

namespace CloudBridge.Monitors.Egress;

/// <summary>
/// The guard itself: judges the text of an address, then all it resolves to, then once more what it connects to.
/// </summary>
public sealed class EgressDialer : IEgressDialer
{
    private const int MaxTries = 4;
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private readonly EgressGuard _guard;
    private readonly EgressUrlReader _urls;
    private readonly IHostResolver _resolver;
    private readonly TimeProvider _time;

    /// <summary>Makes a guard.</summary>
    /// <param name="policy">What may be asked.</param>
    /// <param name="own">What is this server itself.</param>
    /// <param name="resolver">Finds addresses; it is not trusted.</param>
    /// <param name="time">Bounds connecting to 5 s.</param>
    public EgressDialer(EgressPolicy policy, EgressOwnEndpoints own, IHostResolver resolver, TimeProvider time)
    {
        _guard = new EgressGuard(policy, own);
        _urls = new EgressUrlReader(_guard);
        _resolver = resolver;
        _time = time;
    }

    /// <inheritdoc />
    public EgressUrl Parse(string url) => _urls.Read(url);

    /// <inheritdoc />
    public async ValueTask<EgressRoute> ResolveAsync(EgressUrl url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        var addresses = await _resolver.ResolveAsync(url.Host, cancellationToken).ConfigureAwait(false);
        var route = new EgressRoute(url, addresses);
        Demand(route);
        return route;
    }

    /// <inheritdoc />
    public async ValueTask<Socket> ConnectAsync(EgressRoute route, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(route);
        Demand(route);
        var started = _time.GetTimestamp();
        var tries = Math.Min(route.Addresses.Count, MaxTries);
        for (var i = 0; ; i++)
        {
            try
            {
                var left = ConnectLimit - _time.GetElapsedTime(started);
                return await ConnectAsync(route.Addresses[i], route.Url.Port, left / (tries - i), cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException) when (i + 1 < tries)
            {
                // The next address may answer; what the last one says is what counts.
            }
        }
    }

    private void Demand(EgressRoute route)
    {
        if (!_guard.Policy.AllowsPort(route.Url.Port))
        {
            throw Refusals.OfPort(route.Url.Port, _guard.Policy);
        }

        for (var i = 0; i < route.Addresses.Count; i++)
        {
            _guard.Demand(route.Addresses[i], route.Url.Port);
        }
    }

    /// <summary>The only place where a socket is connected; nothing comes between the judgement and that.</summary>
    private async ValueTask<Socket> ConnectAsync(IPAddress address, int port, TimeSpan limit, CancellationToken cancellationToken)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        using var timeout = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, _time);
        await using var given = cancellationToken.UnsafeRegister(static timeout => ((CancellationTokenSource)timeout!).Cancel(), timeout).ConfigureAwait(false);
        var socket = new Socket(plain.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            _guard.Demand(plain, port);
            await socket.ConnectAsync(new IPEndPoint(plain, port), timeout.Token).ConfigureAwait(false);
            return socket;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
