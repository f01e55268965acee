using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CloudBridge.TestKit.Egress;

/// <summary>A web site that says exactly the bytes it is told to, once a connection, and then closes it.</summary>
public sealed class RawSite : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<string, string> _answer;
    private readonly Func<Stream, Task<Stream>> _wrap;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    private RawSite(IPAddress address, Func<string, string> answer, Func<Stream, Task<Stream>> wrap)
    {
        _answer = answer;
        _wrap = wrap;
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Requests that came, as text.</summary>
    public SignalLog<string> Requests { get; } = new();

    /// <summary>Starts a site.</summary>
    /// <param name="address">A loopback address to listen on, on any port.</param>
    /// <param name="answer">What to answer to a request; both as text.</param>
    /// <param name="wrap">What to put around the connection, such as TLS.</param>
    public static RawSite Start(IPAddress address, Func<string, string> answer, Func<Stream, Task<Stream>>? wrap = null) =>
        new(address, answer, wrap ?? Task.FromResult);

    /// <summary>A whole answer without a body.</summary>
    public static string Answer(int status, params string[] headers) =>
        $"HTTP/1.1 {status} Whatever\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: 0\r\n\r\n";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.RemoveAll(task => task.IsCompleted);
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = await _wrap(client.GetStream());
                var request = await ReadAsync(stream);
                Requests.Add(request);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(_answer(request)), _end.Token);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // Whoever asks may leave whenever it likes; what it thinks of the answer is what tests look at.
            }
        }
    }

    private async Task<string> ReadAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            var read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        return end >= 0 && text.Length >= end + 4 + int.Parse(length ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
