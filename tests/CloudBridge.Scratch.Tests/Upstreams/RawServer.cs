using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.Scratch.Tests.Upstreams;

/// <summary>A server on this machine that writes exactly the bytes a test wants, in HTTP or not.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public RawServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Paths asked for, in order.</summary>
    public SignalLog<string> Paths { get; } = new();

    /// <summary>Writes the answer to a path; paths that begin with good are answered well.</summary>
    public Func<Socket, NetworkStream, CancellationToken, Task> Answer { get; set; } = (_, _, _) => Task.CompletedTask;

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public static Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var socket = await _listener.AcceptSocketAsync(_stop.Token);
            _ = Task.Run(() => ServeAsync(socket));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            var path = (await reader.ReadLineAsync(_stop.Token) ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
            while (!string.IsNullOrEmpty(await reader.ReadLineAsync(_stop.Token)))
            {
            }

            Paths.Add(path);
            await (path.StartsWith("/good", StringComparison.Ordinal)
                ? WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", _stop.Token)
                : Answer(socket, stream, _stop.Token));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other side has had enough, which is what most tests are about.
            return;
        }
    }
}
