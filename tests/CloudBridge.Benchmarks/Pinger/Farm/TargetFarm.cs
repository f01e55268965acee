using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CloudBridge.Benchmarks.Pinger.Farm;

/// <summary>Many targets on one port, as cheap as possible: reads a request, answers with a small page, closes.</summary>
internal sealed class TargetFarm : IDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 46\r\nConnection: close\r\n\r\n<!doctype html><title>Farm</title><p>It works."u8.ToArray();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly SslServerAuthenticationOptions? _tls;

    public TargetFarm(SslServerAuthenticationOptions? tls)
    {
        _tls = tls;
        _listener.Bind(new IPEndPoint(IPAddress.Any, 0));
        _listener.Listen(4096);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Answers until it is disposed.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            var socket = await _listener.AcceptAsync();
            _ = Task.Run(() => ServeAsync(socket));
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(Socket socket)
    {
        using var network = new NetworkStream(socket, ownsSocket: true);
        try
        {
            socket.NoDelay = true;
            await (_tls is null ? AnswerAsync(network) : AnswerOverTlsAsync(network, _tls));
        }
        catch (Exception fault) when (fault is IOException or SocketException or AuthenticationException)
        {
            // Whoever asked has gone.
        }
    }

    private static async Task AnswerOverTlsAsync(NetworkStream network, SslServerAuthenticationOptions tls)
    {
        await using var stream = new SslStream(network, leaveInnerStreamOpen: true);
        await stream.AuthenticateAsServerAsync(tls);
        await AnswerAsync(stream);
    }

    private static async Task AnswerAsync(Stream stream)
    {
        var request = new byte[1024];
        if (await stream.ReadAsync(request) > 0)
        {
            await stream.WriteAsync(Answer);
        }
    }
}
