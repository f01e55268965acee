using System.Net;
using CloudBridge.Client;

namespace CloudBridge.Server.Tests.Hosting;

/// <summary>The program where it may have little memory.</summary>
public sealed class HeapLimitTests
{
    private const long Mebibyte = 1_048_576;
    private const int Players = 8;
    private const int Asked = 25;
    private static readonly string Long = new('7', 200);

    [Fact]
    public async Task With_256_megabytes_it_starts_and_serves_pages_and_players()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = ServerProcess.WithHeap(256 * Mebibyte, "run", "--Http:Port=0", "--CloudServer:Port=0");
        var (web, cloud) = await server.WhenServingAsync();

        await Task.WhenAll(Enumerable.Range(0, Players).Select(player => PlayAsync(cloud, player))).WaitAsync(Limits.Patience);

        using var http = new HttpClient();
        foreach (var page in (string[])["", "livez", "readyz", "users/list"])
        {
            using var response = await http.GetAsync(new Uri(web, page));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.False(server.HasEnded);
        Assert.Empty(server.Error.ToString().Trim());
    }

    [Fact]
    public async Task A_limit_on_its_memory_is_one()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = ServerProcess.WithHeap(Mebibyte, "run", "--Http:Port=0", "--CloudServer:Port=0");

        Assert.NotEqual(0, await server.WhenEndedAsync());
    }

    private static async Task PlayAsync(Uri cloud, int player)
    {
        var options = new CloudOptions { Kind = CloudKind.Embedded, Url = cloud, SetInterval = TimeSpan.Zero };
        await using var client = await CloudRequestClient.ConnectAsync(options, "demo");
        for (var number = 0; number < Asked; number++)
        {
            var text = $"{player} {number} {Long}";
            Assert.Equal([text], (await client.AskAsync("echo", [text], Limits.Patience)).Items);
        }
    }
}
