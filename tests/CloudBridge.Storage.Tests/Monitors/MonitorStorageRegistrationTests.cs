using System.ComponentModel.DataAnnotations;
using CloudBridge.Monitors;
using CloudBridge.Storage.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class MonitorStorageRegistrationTests : IAsyncLifetime
{
    private readonly TestData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_stores_are_open_from_the_start_of_the_application_to_its_end(bool isPostgres)
    {
        var words = isPostgres ? await PostgresServer.MakeSchemaAsync() : "";
        await using var provider = Services(isPostgres, words).BuildServiceProvider();
        var accounts = provider.GetRequiredService<IAccountStore>();
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await accounts.FindAccountAsync("Ada"));

        var lifetime = Assert.Single(provider.GetServices<IHostedService>());
        await lifetime.StartAsync(CancellationToken.None);
        var account = await accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
        await provider.GetRequiredService<IMonitorStore>().AddMonitorAsync(account.Id, new MonitorSettings { Url = "https://example.com/" }, MonitorQuota.None, null, StoreHome.Now);
        Assert.Empty(await provider.GetRequiredService<IKeyStore>().ListKeysAsync(account.Id));
        Assert.Empty(await provider.GetRequiredService<IAlertStore>().ListChannelsAsync(account.Id));
        await lifetime.StopAsync(CancellationToken.None);

        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await accounts.FindAccountAsync("Ada"));
        if (isPostgres)
        {
            await PostgresServer.DropSchemaAsync(words);
        }
    }

    [Fact]
    public void Options_out_of_their_range_are_refused_and_the_connection_string_is_in_no_text()
    {
        Assert.Throws<ValidationException>(() => new ServiceCollection().AddSqliteMonitorStores(new SqliteMonitorStoreOptions { Folder = ".", MaxCommit = 0 }));
        Assert.Throws<ValidationException>(() => new ServiceCollection().AddPostgresMonitorStores(new PostgresMonitorStoreOptions { ConnectionString = "" }));
        Assert.DoesNotContain("hidden", $"{new PostgresMonitorStoreOptions { ConnectionString = "Password=hidden" }}", StringComparison.Ordinal);
    }

    private IServiceCollection Services(bool isPostgres, string words)
    {
        var services = new ServiceCollection().AddSingleton<ILogger<MonitorStores>>(NullLogger<MonitorStores>.Instance);
        return isPostgres
            ? services.AddPostgresMonitorStores(new PostgresMonitorStoreOptions { ConnectionString = words })
            : services.AddSqliteMonitorStores(new SqliteMonitorStoreOptions { Folder = _data.Folder.Path });
    }
}
