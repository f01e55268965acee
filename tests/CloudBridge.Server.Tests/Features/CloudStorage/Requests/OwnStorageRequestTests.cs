using CloudBridge.Server.Features.CloudStorage.Requests;
using CloudBridge.Storage;
using CloudBridge.TestKit;
using CloudBridge.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.Features.CloudStorage.Requests;

public sealed class OwnStorageRequestTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private SqliteCloudStore _store = null!;

    public Task InitializeAsync()
    {
        _store = new SqliteCloudStore(new SqliteCloudStoreOptions { Folder = _folder.Path }, TimeProvider.System, NullLogger<SqliteCloudStore>.Instance);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_player_has_values_of_their_own()
    {
        Assert.Equal("ok", (await AskAsync("Ada", "my.set", "level", "7", "8")).Text);
        Assert.Equal("ok", (await AskAsync("Bob", "my.set", "level", "1")).Text);

        Assert.Equal("7&8", (await AskAsync("Ada", "my.get", "level")).Text);
        Assert.Equal("1", (await AskAsync("Bob", "my.get", "level")).Text);
        Assert.Empty((await AskAsync("Cem", "my.get", "level")).Items);
        Assert.Empty((await AskAsync("Cem", "my.keys")).Items);
        Assert.Empty((await AskAsync("Ada", "database_names")).Items);
    }

    [Fact]
    public async Task Sums_pieces_keys_and_deletions_are_of_the_asker_alone()
    {
        Assert.Equal("1", (await AskAsync("Ada", "my.increment", "coins")).Text);
        Assert.Equal("11", (await AskAsync("Ada", "my.increment", "coins", "10")).Text);
        Assert.Equal("5", (await AskAsync("Bob", "my.increment", "coins", "5")).Text);
        Assert.Equal("2", (await AskAsync("Ada", "my.append", "diary", "hi")).Text);
        Assert.Equal(["coins", "diary"], (await AskAsync("Ada", "my.keys")).Items);
        Assert.Equal("There is no page 2: the list ends before it.", (await AskAsync("Ada", "my.keys", "2")).Error);
        Assert.Equal("ok", (await AskAsync("Ada", "my.delete", "coins")).Text);
        Assert.Equal("none", (await AskAsync("Ada", "my.delete", "coins")).Text);
        Assert.Equal("5", (await AskAsync("Bob", "my.get", "coins")).Text);
    }

    [Fact]
    public async Task When_a_copy_makes_it_unsure_who_asks_nothing_is_stored()
    {
        await using var cloud = Cloud();
        await cloud.StartAsync();
        cloud.Copier = "Bob";

        Assert.NotNull((await cloud.AskAsync("Ada", "my.set", "level", "7")).Error);

        Assert.Null(await _store.GetAsync(new CloudDatabase("memory", "demo", "", "Ada"), "level"));
        Assert.Null(await _store.GetAsync(new CloudDatabase("memory", "demo", "", "Bob"), "level"));
    }

    // A log may be read only so often, and the clock of a cloud stands still: each request has a cloud of its own.
    private async Task<PlayerAnswer> AskAsync(string user, string name, params string[] arguments)
    {
        await using var cloud = Cloud();
        await cloud.StartAsync();
        return await cloud.AskAsync(user, name, arguments);
    }

    private LogCloud Cloud() => new(bridge =>
    {
        bridge.Services.AddSingleton<ICloudStore>(_store);
        bridge.MapStorageRequests();
    });
}
