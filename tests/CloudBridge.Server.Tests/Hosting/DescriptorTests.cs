using System.Net;
using System.Net.Sockets;
using CloudBridge.Client;

namespace CloudBridge.Server.Tests.Hosting;

/// <summary>The program where it may have few files and sockets open.</summary>
public sealed class DescriptorTests
{
    private const int Few = 1_024;
    private const int Silent = 1_100;

    [Theory]
    [InlineData("web")]
    [InlineData("cloud")]
    public async Task More_silent_connections_than_the_system_allows_do_not_end_it(string port)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = ServerProcess.Limited(Few, "run", "--Http:Port=0", "--CloudServer:Port=0");
        var (web, cloud) = await server.WhenServingAsync();

        await CrowdAsync(port == "web" ? web.Port : cloud.Port);

        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, await WhenThereIsRoomAsync(http, new Uri(web, "/livez")));
        await using var client = await CloudRequestClient.ConnectAsync(new CloudOptions { Kind = CloudKind.Embedded, Url = cloud }, "demo");
        Assert.Equal(["pong"], (await client.AskAsync("ping", [], Limits.Patience)).Items);
        Assert.False(server.HasEnded);
    }

    [Fact]
    public async Task Too_few_are_told_in_words_before_anything_starts()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = ServerProcess.Limited(256, "run", "--Http:Port=0", "--CloudServer:Port=0");

        Assert.Equal(1, await server.WhenEndedAsync());
        await server.Error.WhenWritten("This process may have 256 files and sockets open, and the server needs 512. Raise it: ulimit -n 65536");
    }

    /// <summary>Connects so often, says nothing, and leaves when the server has closed one, which is how it refuses.</summary>
    private static async Task CrowdAsync(int port)
    {
        var sockets = Enumerable.Range(0, Silent).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToArray();
        try
        {
            foreach (var socket in sockets)
            {
                await socket.ConnectAsync(IPAddress.Loopback, port).WaitAsync(Limits.Patience);
            }

            await Task.WhenAny(sockets.Select(EndAsync)).WaitAsync(Limits.Patience);
        }
        finally
        {
            Array.ForEach(sockets, socket => socket.Dispose());
        }
    }

    private static async Task EndAsync(Socket socket)
    {
        try
        {
            await socket.ReceiveAsync(new byte[1]);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Reset, which is an end as well.
        }
    }

    private static async Task<HttpStatusCode> WhenThereIsRoomAsync(HttpClient http, Uri url)
    {
        using var patience = new CancellationTokenSource(Limits.Patience);
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(url, patience.Token);
                return response.StatusCode;
            }
            catch (HttpRequestException) when (!patience.IsCancellationRequested)
            {
                // The crowd is still leaving.
            }
        }
    }
}
