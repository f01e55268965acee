using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Storage.Tests.Postgres;

/// <summary>Stands between a client of PostgreSQL and its server, and cuts a connection at the worst moment: after a commit, before its answer.</summary>
internal sealed class CuttingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly Task _accepting;
    private readonly List<Task> _relaying = [];
    private int _cuts;

    public CuttingRelay(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts the connection that commits next.</summary>
    public void CutNextCommit() => Interlocked.Exchange(ref _cuts, 1);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_relaying);
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _relaying.Add(RelayAsync(await _listener.AcceptSocketAsync()));
            }
        }
        catch (SocketException)
        {
            return;
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _server);
            var isCommitted = false;
            var up = CopyAsync(client, server, bytes =>
            {
                isCommitted |= bytes.IndexOf("COMMIT\0"u8) >= 0 && Interlocked.Exchange(ref _cuts, 0) == 1;
                return true;
            });
            var down = CopyAsync(server, client, _ => !isCommitted);
            await Task.WhenAny(up, down);
            client.Dispose();
            server.Dispose();
            await Task.WhenAll(up, down);
        }
    }

    /// <summary>Hands bytes on until there are none, or some may not pass.</summary>
    private static async Task CopyAsync(Socket from, Socket to, Func<ReadOnlySpan<byte>, bool> mayPass)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0 && mayPass(buffer.AsSpan(0, count)))
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return;
        }
    }
}
