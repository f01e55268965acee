using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Benchmarks.Api;

/// <summary>
/// The real server with users in its SQLite store, in a process of its own. It prints its address when all are stored, and ends
/// when its input does. The monitors are not watched: nothing leaves the machine.
/// </summary>
internal sealed class ApiServerRole : IScenario
{
    public const string RoleName = "api-server";

    private const int AtOnce = 500;

    public string Name => RoleName;

    public string Description => "the server of the scenario 'api'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        var configuration = ServerFeatures.Loader.Of(new Dictionary<string, string>
        {
            ["Data:Folder"] = args[0],
            ["Http:Port"] = "0",
            ["CloudServer:Enabled"] = "false",
            ["Journal:Enabled"] = "false",
            ["Stats:Enabled"] = "false",
            ["Access:PublicRequestsPerAddress"] = "100000000",
            ["Serilog:MinimumLevel:Default"] = "Warning",
        });
        await using var app = ServerRun.Build(configuration, Console.Error);
        await app.StartServerAsync(CancellationToken.None);
        await FillAsync(app.Services, int.Parse(args[1], CultureInfo.InvariantCulture));
        Console.WriteLine(app.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine();
        }

        await app.StopAsync();
        return 0;
    }

    private static async Task FillAsync(IServiceProvider services, int users)
    {
        var (accounts, monitors, time) = (services.GetRequiredService<IAccountStore>(), services.GetRequiredService<IMonitorStore>(), services.GetRequiredService<TimeProvider>());
        await Parallel.ForAsync(0, users, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (user, cancellationToken) =>
        {
            var account = await accounts.GetOrAddAccountAsync(NameOf(user), time.GetUtcNow(), cancellationToken);
            var settings = new MonitorSettings { Url = string.Create(CultureInfo.InvariantCulture, $"https://host{user}.example/") };
            await monitors.AddMonitorAsync(account.Id, settings, MonitorQuota.None, user % 1_000, time.GetUtcNow(), cancellationToken);
        });
    }

    /// <summary>The name of a user by number.</summary>
    public static string NameOf(int user) => string.Create(CultureInfo.InvariantCulture, $"scratcher_{user}");
}
