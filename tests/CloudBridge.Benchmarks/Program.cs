using CloudBridge.Benchmarks;
using CloudBridge.Benchmarks.Api;
using CloudBridge.Benchmarks.Ask;
using CloudBridge.Benchmarks.Cloud;
using CloudBridge.Benchmarks.Handlers;
using CloudBridge.Benchmarks.Journal;
using CloudBridge.Benchmarks.Micro;
using CloudBridge.Benchmarks.Pinger;
using CloudBridge.Benchmarks.Pinger.Comparison;
using CloudBridge.Benchmarks.Pinger.Farm;
using CloudBridge.Benchmarks.Pinger.Watch;
using CloudBridge.Benchmarks.Pipeline;
using CloudBridge.Benchmarks.Stats;
using CloudBridge.Benchmarks.Store;
using CloudBridge.Benchmarks.Wire;

IScenario[] scenarios =
[
    new MicroScenario(),
    new PipelineScenario(),
    new CloudScenario(),
    new AskScenario(),
    new JournalScenario(),
    new HandlersScenario(),
    new StatsScenario(),
    new PingerScenario(),
    new StoreScenario(),
    new ApiScenario(),
    new WireScenario(),
    new CloudServerRole(),
    new AskBridgeRole(),
    new AskClientsRole(),
    new FakeUpstreamRole(),
    new TargetFarmRole(),
    new ProbeRole(),
    new PingerRole(),
    new ApiServerRole(),
];

var chosen = scenarios.FirstOrDefault(scenario => args.Length > 0 && scenario.Name == args[0]);
if (chosen is null)
{
    await Console.Error.WriteLineAsync("Usage: CloudBridge.Benchmarks <scenario> [--json]");
    foreach (var scenario in scenarios.Where(scenario => !scenario.IsInternal))
    {
        await Console.Error.WriteLineAsync($"  {scenario.Name,-10} {scenario.Description}");
    }

    return 2;
}

return await chosen.RunAsync(args[1..]);
