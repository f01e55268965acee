using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Http.Limiting;
using CloudBridge.Server.Program;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.CommandLine.Verbs.Keys;

/// <summary>Runs the verbs about keys: the store of the server, which may run meanwhile, and how failures are printed.</summary>
internal static class KeyAction
{
    /// <summary>Does something with the store and the keys a configuration names.</summary>
    public static async Task<int> RunAsync(
        CommandContext context,
        string? config,
        bool isJson,
        Func<IAccountStore, KeyService, Task<int>> action,
        CancellationToken cancellationToken)
    {
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(context.Terminal, configuration, isJson);
        }

        try
        {
            await using var stores = Stores(configuration, context.Terminal.Time);
            await stores.OpenAsync(cancellationToken);
            var hasher = new KeyHasher(new PepperFile(configuration.DataFolder.Path).Load());
            var policy = new KeyPolicy(configuration.Get<AccessOptions>(AccessOptions.Section).KeyLifetime);
            return await action(stores.Accounts, new KeyService(stores.Keys, stores.Accounts, hasher, policy, context.Terminal.Time));
        }
        catch (Exception error) when (error is StorageException or MonitorException or StartException)
        {
            return Fail(context.Terminal, error.Message, isJson);
        }
    }

    /// <summary>Prints why something could not be done.</summary>
    public static int Fail(Terminal terminal, string sentence, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = false, Error = sentence });
        }
        else
        {
            terminal.Error.WriteLine(PlainText.Of(sentence));
        }

        return ExitCode.Failed;
    }

    private static MonitorStores Stores(ServerConfiguration configuration, TimeProvider time) =>
        configuration.Get<MonitorsOptions>(MonitorsOptions.Section).ConnectionString is { Length: > 0 } connection
        ? MonitorStores.InPostgres(new PostgresMonitorStoreOptions { ConnectionString = connection }, time, NullLogger<MonitorStores>.Instance)
        : MonitorStores.InSqlite(
            new SqliteMonitorStoreOptions { Folder = configuration.DataFolder.Path, IsGuest = true },
            time,
            NullLogger<MonitorStores>.Instance);
}
