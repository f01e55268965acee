using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CloudBridge.TestKit;

/// <summary>A server that must never get a secret: it takes every connection and keeps every byte.</summary>
public sealed class Canary : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly Lock _gate = new();
    private readonly StringBuilder _heard = new();
    private int _connections;

    /// <summary>Begins to listen on a free port.</summary>
    public Canary()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Every byte so far, as Latin-1 text.</summary>
    public string Heard
    {
        get
        {
            lock (_gate)
            {
                return _heard.ToString();
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            Interlocked.Increment(ref _connections);
            _ = ListenAsync(client);
        }
    }

    private async Task ListenAsync(TcpClient client)
    {
        using (client)
        {
            var buffer = new byte[16 * 1024];
            while (await client.GetStream().ReadAsync(buffer, _stop.Token) is var count and > 0)
            {
                lock (_gate)
                {
                    _heard.Append(Encoding.Latin1.GetString(buffer, 0, count));
                }

                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"u8.ToArray(), _stop.Token);
            }
        }
    }
}
