using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Http;

public sealed class AllowedHostsTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() =>
        _server = await RunningServer.StartAsync(settings => settings["Http:AllowedHosts"] = "bridge.example.org,Status.Example.org.");

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8080")]
    [InlineData("localhost.evil.example")]
    [InlineData("www.bridge.example.org")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task A_name_that_anybody_can_let_lead_here_is_refused_with_a_sentence(string host)
    {
        foreach (var path in new[] { "/", "/livez", "/api/v1/monitors", "/sprites/starter.sb3", "/nowhere" })
        {
            var (status, body) = await AskAsync(host, path);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("Http:AllowedHosts", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost.:1234")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("192.168.1.20")]
    [InlineData("[::1]:8080")]
    [InlineData("[fe80::1]")]
    [InlineData("bridge.example.org:443")]
    [InlineData("BRIDGE.example.org.")]
    [InlineData("status.example.org")]
    public async Task Every_IP_address_localhost_and_the_names_of_the_operator_are_right(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "/livez")).Status);

    [Fact]
    public async Task A_health_check_that_names_no_host_is_answered()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _server.Http.BaseAddress!.Port);
        await socket.GetStream().WriteAsync("GET /livez HTTP/1.0\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(socket.GetStream(), Encoding.Latin1);

        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync().WaitAsync(Limits.Patience));
    }

    [Theory]
    [InlineData("https://bridge.example.org/")]
    [InlineData("bridge.example.org:443")]
    [InlineData("*")]
    [InlineData("192.0.2.1")]
    public void What_is_no_name_is_a_fault(string name) => Assert.Equal(
        "Http:AllowedHosts:1",
        Assert.Single(ServerFeatures.Loader.Of(new Dictionary<string, string> { ["Http:AllowedHosts"] = "bridge.example.org," + name }).Faults).Key);

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var response = await _server.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
