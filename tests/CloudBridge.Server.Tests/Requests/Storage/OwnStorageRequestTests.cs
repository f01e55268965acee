using CloudBridge.Server.Requests.Storage;
using CloudBridge.Storage;
using CloudBridge.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.Requests.Storage;

public sealed class OwnStorageRequestTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private SqliteCloudStore _store = null!;
    private LogCloud _cloud = null!;

    public async Task InitializeAsync()
    {
        _store = new SqliteCloudStore(new SqliteCloudStoreOptions { Folder = _folder.Path }, TimeProvider.System, NullLogger<SqliteCloudStore>.Instance);
        _cloud = new LogCloud(bridge =>
        {
            bridge.Services.AddSingleton<ICloudStore>(_store);
            bridge.MapStorageRequests();
        });
        await _cloud.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _cloud.DisposeAsync();
        await _store.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_player_has_values_of_their_own()
    {
        Assert.Equal("ok", (await _cloud.AskAsync("Ada", "my.set", "level", "7", "8")).Text);
        Assert.Equal("ok", (await _cloud.AskAsync("Bob", "my.set", "level", "1")).Text);

        Assert.Equal("7&8", (await _cloud.AskAsync("Ada", "my.get", "level")).Text);
        Assert.Equal("1", (await _cloud.AskAsync("Bob", "my.get", "level")).Text);
        Assert.Empty((await _cloud.AskAsync("Cem", "my.get", "level")).Items);
        Assert.Empty((await _cloud.AskAsync("Cem", "my.keys")).Items);
        Assert.Empty((await _cloud.AskAsync("Ada", "database_names")).Items);
    }

    [Fact]
    public async Task Sums_pieces_keys_and_deletions_are_of_the_asker_alone()
    {
        Assert.Equal("1", (await _cloud.AskAsync("Ada", "my.increment", "coins")).Text);
        Assert.Equal("11", (await _cloud.AskAsync("Ada", "my.increment", "coins", "10")).Text);
        Assert.Equal("5", (await _cloud.AskAsync("Bob", "my.increment", "coins", "5")).Text);
        Assert.Equal("2", (await _cloud.AskAsync("Ada", "my.append", "diary", "hi")).Text);
        Assert.Equal(["coins", "diary"], (await _cloud.AskAsync("Ada", "my.keys")).Items);
        Assert.Equal("ok", (await _cloud.AskAsync("Ada", "my.delete", "coins")).Text);
        Assert.Equal("none", (await _cloud.AskAsync("Ada", "my.delete", "coins")).Text);
        Assert.Equal("5", (await _cloud.AskAsync("Bob", "my.get", "coins")).Text);
    }

    [Fact]
    public async Task When_a_copy_makes_it_unsure_who_asks_nothing_is_stored()
    {
        _cloud.Copier = "Bob";

        Assert.NotNull((await _cloud.AskAsync("Ada", "my.set", "level", "7")).Error);

        Assert.Null(await _store.GetAsync(new CloudDatabase("memory", "demo", "", "Ada"), "level"));
        Assert.Null(await _store.GetAsync(new CloudDatabase("memory", "demo", "", "Bob"), "level"));
    }
}
