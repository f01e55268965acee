using System.Globalization;
using CloudBridge.CloudServer;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Cloud;

/// <summary>The server under test, in a process of its own. It prints its address and ends when its input does.</summary>
internal sealed class CloudServerRole : IScenario
{
    public const string RoleName = "cloud-server";

    /// <summary>What a bridge in another process has no limit with, as the one in the same process has none.</summary>
    public const string HostKey = "the bridge of the benchmark";

    public string Name => RoleName;

    public string Description => "the server of the scenario 'cloud'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        var options = new CloudServerOptions { Port = 0, HostKey = HostKey, InlineSockets = args.Contains("--inline") };
        await using var server = await CloudServerHost.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System);
        Console.WriteLine(server.Url);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            Console.WriteLine(command == "collect" ? Collect() : Describe(server.Statistics));
        }

        return 0;
    }

    private static string Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture);
    }

    private static string Describe(CloudServerStatistics statistics) =>
        string.Create(CultureInfo.InvariantCulture, $"{statistics.MessagesDelivered} {statistics.FramesSent}");
}
