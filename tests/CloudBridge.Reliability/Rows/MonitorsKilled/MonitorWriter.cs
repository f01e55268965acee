using System.Security.Cryptography;
using System.Text;
using CloudBridge.Monitors;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.MonitorsKilled;

/// <summary>The process that is killed: it makes monitors, keys and transitions from many tasks and says on its output what is durable.</summary>
internal static class MonitorWriter
{
    /// <summary>What it prints when it begins to write.</summary>
    public const string Ready = "ready";

    private const int Tasks = 16;

    /// <summary>Writes until it is killed.</summary>
    /// <param name="args">The data folder and a number that no other run has.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var stores = MonitorStores.InSqlite(new SqliteMonitorStoreOptions { Folder = args[0] }, TimeProvider.System, NullLogger<MonitorStores>.Instance);
        await stores.OpenAsync();
        using var output = new LineWriter(Console.OpenStandardOutput());
        output.Say(Ready);
        var work = Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(() => WriteAsync(stores, output, $"{args[1]}{task:00}"))));
        await Task.WhenAny(work, Console.In.ReadToEndAsync());
        return 0;
    }

    /// <summary>The hash of a key; anyone can work it out again.</summary>
    public static byte[] HashOf(string keyId) => SHA256.HashData(Encoding.ASCII.GetBytes(keyId));

    private static async Task WriteAsync(MonitorStores stores, LineWriter output, string prefix)
    {
        var owner = await stores.Accounts.GetOrAddAccountAsync($"user{prefix}", TimeProvider.System.GetUtcNow());
        await stores.Alerts.AddChannelAsync(new AlertChannel(0, owner.Id, AlertKind.Webhook, "https://example.com/hook", "s", owner.CreatedAt), 1);
        for (var number = 0; ; number++)
        {
            var url = $"https://host{number % 7}.example/{prefix}/{number}";
            var monitor = await stores.Monitors.AddMonitorAsync(owner.Id, new MonitorSettings { Url = url }, MonitorQuota.None, number, TimeProvider.System.GetUtcNow());
            output.Say($"m {monitor.Id} {url}");
            await ChangeAsync(stores, output, monitor, number);
            if (number % 5 == 0)
            {
                var key = $"{prefix}n{number}";
                await stores.Keys.AddKeyAsync(new StoredKey(key, owner.Id, "", HashOf(key), KeyScopes.Read, TimeProvider.System.GetUtcNow()), 2, makeRoom: true);
                output.Say($"k {key}");
            }
        }
    }

    private static async Task ChangeAsync(MonitorStores stores, LineWriter output, MonitorDefinition monitor, int number)
    {
        if (number % 2 == 0)
        {
            var now = TimeProvider.System.GetUtcNow();
            var stored = await stores.Monitors.AddTransitionsAsync([
                new(monitor.Id, now, MonitorState.Pending, MonitorState.Up, ""),
                new(monitor.Id, now, MonitorState.Up, MonitorState.Down, "no answer in time") { IsAlert = true }]);
            output.Say($"t {stored[0].Id} {monitor.Id}");
            output.Say($"t {stored[1].Id} {monitor.Id}");
        }

        if (number % 6 == 0)
        {
            output.Say($"x {monitor.Id}");
            await stores.Monitors.DeleteMonitorAsync(monitor.Id, null);
            output.Say($"d {monitor.Id}");
        }
    }

    /// <summary>One line, one write, with a dot at the end: a line without it was cut off.</summary>
    private sealed class LineWriter(Stream output) : IDisposable
    {
        private readonly Lock _gate = new();

        public void Say(string line)
        {
            var bytes = Encoding.ASCII.GetBytes(line + " .\n");
            lock (_gate)
            {
                output.Write(bytes);
            }
        }

        public void Dispose() => output.Dispose();
    }
}
