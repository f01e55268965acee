using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.CloudServer.Tests;

public sealed class HostTests : ServerTest
{
    [Fact]
    public async Task Port_0_takes_a_free_port_and_the_address_says_which()
    {
        var server = await StartAsync();

        Assert.Equal("ws", server.Url.Scheme);
        Assert.Equal("127.0.0.1", server.Url.Host);
        Assert.InRange(server.Url.Port, 1, 65_535);
    }

    [Theory]
    [InlineData("0.0.0.0", "127.0.0.1")]
    [InlineData("::", "[::1]")]
    public async Task A_server_on_every_address_tells_one_that_can_be_connected_to(string address, string host)
    {
        var server = await StartAsync(new CloudServerOptions { Address = address });

        Assert.Equal(host, server.Url.Host);
    }

    [Fact]
    public async Task A_port_in_use_is_named_in_the_error()
    {
        var server = await StartAsync();
        var options = new CloudServerOptions { Port = server.Url.Port };

        var error = await Assert.ThrowsAsync<IOException>(() => CloudServerHost.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System));

        Assert.Contains($"{server.Url.Port}", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task Stopping_closes_the_clients_with_1001_and_frees_the_port()
    {
        var server = await StartAsync();
        var client = await JoinAsync(server);
        var silent = await ConnectAsync(server);
        var closed = Task.WhenAll(client.ClosedAsync(), silent.ClosedAsync());

        await server.StopAsync();

        Assert.All(await closed, close => Assert.Equal(1001, close.Code));
        var options = new CloudServerOptions { Port = server.Url.Port };
        await using var next = await CloudServerHost.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System);
        await (await JoinAsync(next)).DisposeAsync();
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_client_that_does_not_answer()
    {
        var server = await StartAsync();
        await JoinAsync(server);

        await server.StopAsync();

        await UntilAsync(server, statistics => statistics.Connections == 0);
    }

    [Fact]
    public async Task Stopping_twice_is_the_same_as_once()
    {
        var server = await StartAsync();

        await server.StopAsync();
        await server.StopAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_statistics_count_what_happened()
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var one = await JoinAsync(server);
        await JoinAsync(server, project: "2");
        await writer.SetAsync("a", "1");
        await writer.SetAsync("a", "bad");
        await writer.SetAsync("b", "2");
        await one.NextAsync();
        await one.NextAsync();
        await UntilAsync(server, statistics => statistics.MessagesDelivered == 2);

        var statistics = server.Statistics;

        Assert.Equal(3, statistics.Connections);
        Assert.Equal(2, statistics.Rooms);
        Assert.Equal(2, statistics.SetsReceived);
        Assert.Equal(1, statistics.InvalidValuesIgnored);
        Assert.InRange(statistics.FramesSent, 4, 5);
        Assert.Equal(0, statistics.Conflated);
        Assert.Equal(0, statistics.StalledCloses);
    }

    public static TheoryData<CloudServerOptions> OutOfRange =>
    [
        new() { Port = -1 },
        new() { Port = 65_536 },
        new() { Address = "" },
        new() { Address = "not an address" },
        new() { MaxClientsPerRoom = 0 },
        new() { MaxVariablesPerRoom = 0 },
        new() { MaxRooms = 0 },
        new() { MaxFrameBytes = 10 },
        new() { MaxValueLength = 0 },
        new() { PingInterval = TimeSpan.Zero },
        new() { HandshakeTimeout = TimeSpan.Zero },
        new() { EmptyRoomLifetime = TimeSpan.FromSeconds(-1) },
        new() { MaxQueuedMessages = 0 },
        new() { MaxQueuedBytes = 0 },
        new() { StalledAfter = TimeSpan.Zero },
        new() { MaxFlushInterval = TimeSpan.FromSeconds(2) },
        new() { FrameBudget = 0 },
    ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public async Task An_option_out_of_range_is_refused(CloudServerOptions options)
    {
        await Assert.ThrowsAsync<ValidationException>(() => CloudServerHost.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System));
    }
}
