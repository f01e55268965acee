using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Server.Tests.Hosting;

public sealed class ProcessTests
{
    [Fact]
    public async Task A_termination_signal_ends_it_with_0_after_it_has_left_its_projects()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = new ServerProcess("run", "--Http:Port=0", "--CloudServer:Port=0");
        await server.WhenServingAsync();
        server.Terminate();

        Assert.Equal(0, await server.WhenEndedAsync());
        await server.Out.WhenWritten("Embedded/demo: left");
        Assert.Empty(server.Error.ToString().Trim());
    }

    [Fact]
    public async Task A_web_client_that_never_finishes_its_request_does_not_keep_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = new ServerProcess("run", "--Http:Port=0", "--CloudServer:Port=0");
        var (web, _) = await server.WhenServingAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, web.Port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n"u8.ToArray());
        using var http = new HttpClient();
        await http.GetStringAsync(web);
        server.Terminate();

        Assert.Equal(0, await server.WhenEndedAsync());
        await server.Out.WhenWritten("Embedded/demo: left");
        await server.Out.WhenWritten("has stopped");
        Assert.Empty(server.Error.ToString().Trim());
    }

    [Fact]
    public async Task Another_process_gets_its_answer()
    {
        await using var server = new ServerProcess("--Http:Port=0", "--CloudServer:Port=0");
        var (_, cloud) = await server.WhenServingAsync();

        await using var client = new ServerProcess("request", "add", "0.1", "0.2", "--cloud", $"{cloud}");

        Assert.Equal(0, await client.WhenEndedAsync());
        await client.Out.WhenWritten("  0.3");
    }

    [Fact]
    public async Task A_wrong_setting_ends_it_with_78()
    {
        await using var server = new ServerProcess("--Http:Prot=0");

        Assert.Equal(78, await server.WhenEndedAsync());
        await server.Error.WhenWritten("Did you mean Http:Port?");
    }
}
