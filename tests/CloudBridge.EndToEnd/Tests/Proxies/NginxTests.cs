using System.Net;
using System.Net.Sockets;
using CloudBridge.EndToEnd.Drivers;

namespace CloudBridge.EndToEnd.Tests.Proxies;

/// <summary>Players behind two real proxies in a row, each from an address of its own on the loopback network.</summary>
public sealed class NginxTests
{
    private const string Name = "bridge.example.org";

    [Theory]
    [InlineData("127.0.1.1,127.0.1.2", HttpStatusCode.Unauthorized)]
    [InlineData("127.0.1.0/24", HttpStatusCode.Unauthorized)]
    [InlineData("127.0.1.1", HttpStatusCode.TooManyRequests)]
    public async Task Who_guesses_keys_behind_two_proxies_locks_out_nobody_else_when_both_are_trusted(string trusted, HttpStatusCode other)
    {
        string[] settings = [$"--Http:TrustedProxies={trusted}", $"--Http:AllowedHosts={Name}", "--Access:FailuresPerAddress=1"];
        using var server = await ServerProcess.StartAsync(["demo"], settings);
        using var inner = await Nginx.StartAsync(server.Web, IPAddress.Parse("127.0.1.1"));
        using var outer = await Nginx.StartAsync(inner.Web, IPAddress.Parse("127.0.1.2"));

        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(outer, "127.0.0.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(outer, "127.0.0.2"));
        Assert.Equal(other, await GuessAsync(outer, "127.0.0.3"));
    }

    private static async Task<HttpStatusCode> GuessAsync(Nginx proxy, string from)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancellationToken) => ConnectAsync(proxy.Web, from, cancellationToken) };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(proxy.Web, "api/v1/monitors")) { Headers = { Host = Name } };
        request.Headers.Authorization = new("Bearer", "cbk1_wrong");
        using var reply = await http.SendAsync(request);
        return reply.StatusCode;
    }

    private static async ValueTask<Stream> ConnectAsync(Uri proxy, string from, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(proxy.Host, proxy.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
