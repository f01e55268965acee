using System.Net;
using System.Net.Sockets;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Http;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>Checks whether the ports of the server are free, or its own already.</summary>
internal sealed class PortChecks(DoctorContext context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Where the embedded cloud of a server that is running listens; null when none does.</summary>
    public Uri? RunningCloud { get; private set; }

    /// <summary>True when a server is running.</summary>
    public bool IsRunning { get; private set; }

    public async Task<IReadOnlyList<DoctorCheck>> RunAsync(CancellationToken cancellationToken)
    {
        var http = context.Configuration.Get<HttpOptions>(HttpOptions.Section);
        var cloud = context.CloudServer;
        var web = await RunAsync("web server", HttpOptions.Section, http.Address, http.Port, "livez", "\"live\"", cancellationToken);
        IsRunning = web.Status == CheckStatus.Note;
        if (!context.Configuration.RunsCloudServer())
        {
            return [web];
        }

        var own = await RunAsync("cloud server", EmbeddedCloudOptions.Section, cloud.Address, cloud.Port, "", "This is a CloudBridge cloud", cancellationToken);
        RunningCloud = own.Status == CheckStatus.Note ? new UriBuilder(AddressOf("ws", cloud.Address, cloud.Port)).Uri : null;
        return [web, own];
    }

    private async Task<DoctorCheck> RunAsync(
        string what,
        string section,
        string address,
        int port,
        string page,
        string words,
        CancellationToken cancellationToken)
    {
        var name = $"Port {port}";
        var started = context.Time.GetTimestamp();
        if (port == 0)
        {
            return new(DoctorCheck.General, name, CheckStatus.Ok, $"The {what} takes any free port.");
        }

        if (Listen(address, port) is not { } error)
        {
            return new(DoctorCheck.General, name, CheckStatus.Ok, $"Free for the {what}.", null, context.Since(started));
        }

        if (error.SocketErrorCode == SocketError.AddressAlreadyInUse && await SaysAsync(AddressOf("http", address, port), page, words, cancellationToken))
        {
            return new(DoctorCheck.General, name, CheckStatus.Note, $"Taken by the {what} of a CloudBridge that is running.", null, context.Since(started));
        }

        var sentences = StartException.CannotListen(what, address, port, section, error).Message.Split(". ", 2);
        return new(DoctorCheck.General, name, CheckStatus.Failed, sentences[0] + ".", sentences[1], context.Since(started));
    }

    private static SocketException? Listen(string address, int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Parse(address), port);
            listener.Start();
            return null;
        }
        catch (SocketException error)
        {
            return error;
        }
    }

    private async Task<bool> SaysAsync(Uri server, string page, string words, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
            {
                BaseAddress = server,
                MaxResponseContentBufferSize = 64 * 1024,
            };
            using var response = await http.GetAsync(new Uri(page, UriKind.Relative), either.Token);
            return (await response.Content.ReadAsStringAsync(either.Token)).Contains(words, StringComparison.Ordinal);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Where programs of this machine reach what listens on an address.</summary>
    public static Uri AddressOf(string scheme, string address, int port) => new UriBuilder(scheme, IPAddress.Parse(address) switch
    {
        var any when any.Equals(IPAddress.Any) => IPAddress.Loopback.ToString(),
        var any when any.Equals(IPAddress.IPv6Any) => "[::1]",
        var other => other.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{other}]" : other.ToString(),
    }, port).Uri;
}
