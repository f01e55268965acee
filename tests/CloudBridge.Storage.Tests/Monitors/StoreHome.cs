using CloudBridge.Monitors;
using CloudBridge.Storage.Tests.Postgres;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>The stores of a test, somewhere of their own.</summary>
internal sealed class StoreHome : IAsyncDisposable
{
    private readonly StoreKind _kind;
    private readonly MemoryMonitorStore _memory = new();
    private readonly TestData _data = new();
    private string _postgres = "";
    private MonitorStores? _stores;

    private StoreHome(StoreKind kind) => _kind = kind;

    public IAccountStore Accounts => _stores?.Accounts ?? _memory;

    public IMonitorStore Monitors => _stores?.Monitors ?? _memory;

    public IKeyStore Keys => _stores?.Keys ?? _memory;

    public IAlertStore Alerts => _stores?.Alerts ?? _memory;

    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);

    public static async Task<StoreHome> OpenAsync(StoreKind kind)
    {
        var home = new StoreHome(kind);
        home._postgres = kind == StoreKind.Postgres ? await PostgresServer.MakeSchemaAsync() : "";
        await home.OpenAsync();
        return home;
    }

    /// <summary>Closes the stores and opens them again.</summary>
    public async Task ReopenAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }

        await OpenAsync();
    }

    /// <summary>An account that has monitors.</summary>
    public async Task<Account> AccountAsync(string name = "Ada") => await Accounts.GetOrAddAccountAsync(name, Now);

    public async Task<MonitorDefinition> MonitorAsync(long owner, string url = "https://example.com/", MonitorQuota? quota = null, long? followers = null, DateTimeOffset? now = null) =>
        await Monitors.AddMonitorAsync(owner, new MonitorSettings { Url = url }, quota ?? MonitorQuota.None, followers, now ?? Now);

    public static async Task<MonitorException> RefusesAsync(MonitorFault fault, Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<MonitorException>(action);
        Assert.Equal(fault, error.Fault);
        return error;
    }

    /// <summary>Takes all alerts that are due out of a store.</summary>
    public static async Task<IReadOnlyList<PendingAlert>> TakeAlertsAsync(IAlertStore alerts, DateTimeOffset now)
    {
        var taken = new List<PendingAlert>();
        while (await alerts.DueAlertsAsync(now, 10) is { Count: > 0 } due)
        {
            foreach (var alert in due)
            {
                await alerts.EndAlertAsync(alert.Id);
                taken.Add(alert);
            }
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }

        if (_kind == StoreKind.Postgres)
        {
            await PostgresServer.DropSchemaAsync(_postgres);
        }

        await _data.DeleteAsync();
    }

    private async Task OpenAsync()
    {
        _stores = _kind switch
        {
            StoreKind.Sqlite => MonitorStores.InSqlite(new SqliteMonitorStoreOptions { Folder = _data.Folder.Path }, _data.Time, NullLogger<MonitorStores>.Instance),
            StoreKind.Postgres => MonitorStores.InPostgres(new PostgresMonitorStoreOptions { ConnectionString = _postgres }, _data.Time, NullLogger<MonitorStores>.Instance),
            _ => null,
        };
        if (_stores is not null)
        {
            await _stores.OpenAsync();
        }
    }
}
