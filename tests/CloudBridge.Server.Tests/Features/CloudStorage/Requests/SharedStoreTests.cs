using CloudBridge.Client;
using CloudBridge.CloudServer;
using CloudBridge.Server.Features.CloudStorage.Requests;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.Features.CloudStorage.Requests;

/// <summary>Two clouds with one store, on real sockets.</summary>
public sealed class SharedStoreTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private CloudServerHost _far = null!;

    public async Task InitializeAsync() => _far = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, NullLoggerFactory.Instance, TimeProvider.System);

    public async Task DisposeAsync() => await _far.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_cloud_has_a_store_of_its_own_unless_told_otherwise()
    {
        await using var server = await StartAsync(owner: null);
        Assert.Equal("ok", await AskAsync(server.Cloud, "set", "scores", "Ada", "1"));
        Assert.Equal("", await AskAsync(_far.Url, "database_names"));
    }

    [Fact]
    public async Task A_project_on_two_clouds_sees_the_same_when_the_store_of_one_is_shared()
    {
        await using var server = await StartAsync("own");
        Assert.Equal("ok", await AskAsync(server.Cloud, "set", "scores", "Ada", "1"));
        Assert.Equal("3", await AskAsync(_far.Url, "storage.increment", "scores", "Ada", "2"));
        Assert.Equal("3", await AskAsync(server.Cloud, "get", "scores", "Ada"));
        Assert.Equal("scores", await AskAsync(_far.Url, "database_names"));
        Assert.Equal("Database backend is running", await AskAsync(_far.Url, "ping"));
        Assert.StartsWith("1|10|1|", await AskAsync(_far.Url, "storage.usage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switching_it_on_and_off_loses_nothing_and_says_at_the_start_what_is_not_seen_meanwhile()
    {
        await using (var apart = await StartAsync(owner: null))
        {
            Assert.Equal("ok", await AskAsync(apart.Cloud, "set", "scores", "Ada", "own"));
            Assert.Equal("ok", await AskAsync(_far.Url, "set", "scores", "Ada", "far"));
        }

        await using (var shared = await StartAsync("Own"))
        {
            Assert.Equal("own", await AskAsync(_far.Url, "get", "scores", "Ada"));
            Assert.Equal("ok", await AskAsync(_far.Url, "set", "scores", "Bob", "shared"));
            Assert.Contains("Far/demo has 1 keys under the name of its own cloud. Nothing of them is lost", shared.Log.ToString(), StringComparison.Ordinal);
        }

        await using var again = await StartAsync(owner: null);
        Assert.Equal("far", await AskAsync(_far.Url, "get", "scores", "Ada"));
        Assert.Equal("", await AskAsync(_far.Url, "get", "scores", "Bob"));
        Assert.Equal("shared", await AskAsync(again.Cloud, "get", "scores", "Bob"));
    }

    [Fact]
    public async Task What_a_single_player_stores_stays_with_the_cloud_that_has_proven_the_name()
    {
        await using var store = new SqliteCloudStore(new SqliteCloudStoreOptions { Folder = _folder.Path }, TimeProvider.System, NullLogger<SqliteCloudStore>.Instance);
        var shared = new SharedCloudStore(store, "Own");
        await shared.SetAsync(new CloudDatabase("Scratch", "demo", "", "Ada"), "level", "7");
        await shared.SetAsync(new CloudDatabase("Own", "demo", "", "Ada"), "level", "1");

        Assert.Equal("7", await shared.GetAsync(new CloudDatabase("Scratch", "demo", "", "Ada"), "level"));
        Assert.Equal("7", await store.GetAsync(new CloudDatabase("Scratch", "demo", "", "Ada"), "level"));
        Assert.Equal(1, (await shared.UsageAsync("Scratch", "demo", "Ada")).Keys);
    }

    private async Task<RunningServer> StartAsync(string? owner)
    {
        return await RunningServer.StartAsync(settings =>
        {
            settings["Data:Folder"] = _folder.Path;
            settings["Cloud:Far:Kind"] = "Embedded";
            settings["Cloud:Far:Url"] = _far.Url.ToString();
            settings["Cloud:Far:Projects"] = "demo";
            settings["CloudStorage:TemplateProjects"] = "demo";
            if (owner is not null)
            {
                settings["CloudStorage:Shared"] = owner;
            }
        });
    }

    private static async Task<string> AskAsync(Uri cloud, string name, params string[] arguments)
    {
        await using var client = await CloudRequestClient.ConnectAsync(new CloudOptions { Kind = CloudKind.Embedded, Url = cloud }, "demo");
        var answer = await client.AskAsync(name, arguments, Limits.Patience);
        Assert.Equal(AnswerStatus.Done, answer.Status);
        return string.Join('|', answer.Items);
    }
}
