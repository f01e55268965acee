using System.Globalization;
using CloudBridge.Benchmarks.Pinger.Farm;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Probes;

namespace CloudBridge.Benchmarks.Pinger.Comparison;

/// <summary>Our probe in a process of its own. For each line <c>https milliseconds</c> it checks that long and prints how many checks were good and how many were not.</summary>
internal sealed class ProbeRole : IScenario
{
    public const string RoleName = "pinger-probe";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public string Name => RoleName;

    public string Description => "our probe in the scenario 'pinger'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        var farm = FarmAddress.Parse(args);
        using var probe = FarmProbe.Create();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            var time = TimeSpan.FromMilliseconds(int.Parse(parts[1], CultureInfo.InvariantCulture));
            var round = new LoadRound(target => CheckAsync(probe, farm.UrlOf(target, parts[0] == "https")));
            var (good, bad) = await round.RunAsync(time);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{good} {bad}"));
        }

        return 0;
    }

    private static async Task<bool> CheckAsync(HttpProbe probe, string url)
    {
        var result = await probe.CheckAsync(new CheckTarget(url, CheckMethod.Get, null, Timeout), CancellationToken.None);
        return result is { Outcome: CheckOutcome.Ok, Status: 200 };
    }
}
