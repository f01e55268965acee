using System.Net;
using System.Net.WebSockets;

namespace CloudBridge.CloudServer.Tests;

public sealed class ConnectionLimitTests : ServerTest
{
    private const int Most = 16;

    [Fact]
    public async Task One_client_too_many_is_answered_503_until_another_leaves()
    {
        var server = await StartAsync(new CloudServerOptions { MaxConnections = Most });
        var first = await JoinAsync(server);
        for (var i = 1; i < Most; i++)
        {
            await JoinAsync(server);
        }

        using var refused = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(server.Url, CancellationToken.None));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.HttpStatusCode);

        await first.DisposeAsync();
        await UntilAsync(server, statistics => statistics.Connections < Most);
        Assert.NotNull(await JoinAsync(server));
    }
}
