using CloudBridge.Benchmarks;
using CloudBridge.Benchmarks.Cloud;
using CloudBridge.Benchmarks.Pipeline;

IScenario[] scenarios = [new PipelineScenario(), new CloudScenario(), new CloudServerRole()];

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
