using CloudBridge.Reliability;
using CloudBridge.Reliability.Running;
using CloudBridge.Reliability.Soak;

if (args is ["role", var name, ..] && ReliabilityRows.Roles.FirstOrDefault(role => role.Name == name) is { } chosen)
{
    return await chosen.RunAsync(args[2..]);
}

if (args is ["soak", ..] && SoakArguments.Parse(args.AsSpan(1)) is { } soak)
{
    return await new SoakRun(soak, TimeProvider.System).RunAsync(CancellationToken.None);
}

string? fault = null;
if (args is ["prove", ..] && ProveArguments.Parse(args.AsSpan(1), ReliabilityRows.All, out fault) is { } prove)
{
    var rows = ReliabilityRows.All.Where(row => prove.Rows.Count == 0 || prove.Rows.Contains(row.Name)).ToArray();
    IRowPrinter printer = prove.Json ? new JsonPrinter(Console.Out) : new TextPrinter(Console.Out);
    return await new Prover(rows, printer).RunAsync(prove.Seed ?? Random.Shared.Next(1, 1_000_000), prove.Scale, prove.Parallel);
}

if (fault is not null)
{
    await Console.Error.WriteLineAsync(fault);
}

await Console.Error.WriteLineAsync("Usage: CloudBridge.Reliability prove [row...] [--seed N] [--scale N] [--json] [--parallel]");
await Console.Error.WriteLineAsync($"       CloudBridge.Reliability {SoakArguments.Usage}");
foreach (var row in ReliabilityRows.All)
{
    await Console.Error.WriteLineAsync($"  {row.Name,-10} {row.Claim}");
}

return 2;
