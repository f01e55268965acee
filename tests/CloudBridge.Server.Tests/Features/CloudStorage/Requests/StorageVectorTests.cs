using CloudBridge.Server.Hosting;
using CloudBridge.Storage;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.Features.CloudStorage.Requests;

/// <summary>The storage requests of existing projects, digit by digit as recorded in section 5 of the protocol's reference.</summary>
public sealed class StorageVectorTests : IAsyncLifetime, IDisposable
{
    private const string Set = "5729599627239641296996632120436129.100010";
    private const string GetHi = "332959962723963537.500020";
    private const string Keys = "41296957962723.500100";

    private readonly TestFolder _folder = new();
    private SqliteCloudStore _store = null!;
    private BridgeHost _host = null!;
    private MemoryPlayer _player = null!;

    public async Task InitializeAsync()
    {
        _store = new SqliteCloudStore(new SqliteCloudStoreOptions { Folder = _folder.Path }, TimeProvider.System, NullLogger<SqliteCloudStore>.Instance);
        _host = await new BridgeHostBuilder()
            .WithServices(services => services.AddSingleton<ICloudStore>(_store))
            .With(bridge => bridge.MapBuiltInRequests())
            .StartAsync();
        _player = _host.Join();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Set_is_answered_with_ok() =>
        Assert.Equal("4941.1000102222", await WriteAsync(Set, "100010"));

    [Fact]
    public async Task A_text_that_was_set_comes_as_recorded()
    {
        await _store.SetAsync(new CloudDatabase("memory", "demo", "db"), "hi", "there");

        Assert.Equal("5935295529.5000202222", await WriteAsync(GetHi, "500020"));
    }

    [Fact]
    public async Task Keys_come_as_recorded()
    {
        foreach (var key in (string[])["hi", "n", "k"])
        {
            await _store.SetAsync(new CloudDatabase("memory", "demo", "db"), key, "1");
        }

        Assert.Equal("35378947894189.5001002222", await WriteAsync(Keys, "500100"));
    }

    [Fact]
    public async Task A_number_comes_as_bare_digits()
    {
        await _store.SetAsync(new CloudDatabase("memory", "demo", "db"), "hi", "12345");

        Assert.Equal("12345.5000203222", await WriteAsync(GetHi, "500020"));
    }

    [Fact]
    public async Task Where_the_other_host_is_silent_an_empty_answer_ends_the_wait()
    {
        await _store.CreateAsync(new CloudDatabase("memory", "demo", "db"));

        Assert.Equal(".5000202222", await WriteAsync(GetHi, "500020"));
        Assert.Equal(".5001002222", await WriteAsync(Keys, "500100"));
    }

    private async Task<string> WriteAsync(string value, string id)
    {
        var answer = _player.ExpectAsync(id);
        _player.Set("TO_HOST", value);
        await answer;
        return (await _player.Seen.FirstAsync(set => set.Name.StartsWith("FROM_HOST", StringComparison.Ordinal) && set.Value.Contains("." + id, StringComparison.Ordinal))).Value;
    }
}
