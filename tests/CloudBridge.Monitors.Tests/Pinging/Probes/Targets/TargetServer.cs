using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

/// <summary>A target on this machine that does with each request what a test says, byte by byte.</summary>
internal sealed class TargetServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<TargetVisit, Task> _script;
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly Task _accepting;
    private int _count;

    public TargetServer(Func<TargetVisit, Task> script, X509Certificate2? certificate = null)
        : this(script, certificate is null ? null : new SslServerAuthenticationOptions { ServerCertificate = certificate })
    {
    }

    public TargetServer(Func<TargetVisit, Task> script, SslServerAuthenticationOptions? tls)
    {
        _script = script;
        _tls = tls;
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    public TargetServer(string answer, X509Certificate2? certificate = null)
        : this(visit => visit.SendAsync(answer), certificate)
    {
    }

    /// <summary>The ports of callers whose connections have ended.</summary>
    public SignalLog<int> Ended { get; } = new();

    /// <summary>Whether every byte of TLS is sent alone.</summary>
    public bool IsDripping { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public SignalLog<TargetVisit> Visits { get; } = new();

    public string Url(string path = "/", string host = "target.test") => $"{(_tls is null ? "http" : "https")}://{host}:{Port}{path}";

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        var caller = ((IPEndPoint)socket.RemoteEndPoint!).Port;
        await using var network = new NetworkStream(socket, ownsSocket: true);
        await using var tls = _tls is null ? null : new SslStream(IsDripping ? new DrippingStream(network) : network);
        try
        {
            await (tls?.AuthenticateAsServerAsync(_tls!) ?? Task.CompletedTask);
            Stream stream = tls is null ? network : tls;
            var visit = new TargetVisit(Interlocked.Increment(ref _count), await ReadHeadAsync(stream), stream);
            Visits.Add(visit);
            await _script(visit);
        }
        catch (Exception fault) when (fault is IOException or AuthenticationException or SocketException)
        {
            // The probe has gone; that is its right.
        }

        Ended.Add(caller);
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer);
            head.Append(count > 0 ? Encoding.Latin1.GetString(buffer, 0, count) : throw new IOException("No request."));
        }

        return head.ToString();
    }
}
