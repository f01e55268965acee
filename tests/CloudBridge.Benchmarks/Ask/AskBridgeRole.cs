using System.Globalization;
using System.Text;
using CloudBridge.Benchmarks.Cloud;
using CloudBridge.Hosting;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Benchmarks.Ask;

/// <summary>The bridge under test: address, milliseconds between sets and characters a value may have.</summary>
internal sealed class AskBridgeRole : IScenario
{
    public const string RoleName = "ask-bridge";
    public const string Project = "ask";

    public string Name => RoleName;

    public string Description => "the bridge of the scenario 'ask'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        // As the server logs, so that what a line or a scope costs is part of the figures.
        builder.Services.AddServerLogging(ServerFeatures.Loader.Of(new Dictionary<string, string> { ["Serilog:MinimumLevel:Override:CloudBridge"] = "Warning" }).Root, Console.Error);
        var bridge = builder.Services.AddCloudBridge(options =>
        {
            var cloud = options.AddCloud("cloud", args[0], CloudKind.Embedded, Project);
            cloud.SetInterval = TimeSpan.FromMilliseconds(double.Parse(args[1], CultureInfo.InvariantCulture));
            cloud.HostKey = CloudServerRole.HostKey;
            cloud.ValueLength = int.Parse(args[2], CultureInfo.InvariantCulture);
        });
        bridge.MapRequest("echo", (string text) => text);
        bridge.MapRequest("big", (int count) => Words(count));
        using var host = builder.Build();
        await host.StartAsync();
        var status = host.Services.GetRequiredService<ICloudBridgeStatus>();
        while (status.Projects[0].State != ProjectState.Live)
        {
            await Task.Delay(10);
        }

        Console.WriteLine("live");
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }

    private static string Words(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"word {i} ");
        }

        return text.ToString(0, count);
    }
}
