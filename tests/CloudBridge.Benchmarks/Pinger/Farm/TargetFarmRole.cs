namespace CloudBridge.Benchmarks.Pinger.Farm;

/// <summary>The farm in a process of its own: prints where it is, and ends when its input does.</summary>
internal sealed class TargetFarmRole : IScenario
{
    public const string RoleName = "target-farm";

    public string Name => RoleName;

    public string Description => "the targets of the scenario 'pinger'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        var rootFile = Path.Combine(args[0], "root.pem");
        using var https = new TargetFarm(FarmCertificates.Create(rootFile));
        using var http = new TargetFarm(null);
        _ = Task.WhenAll(https.RunAsync(), http.RunAsync());
        Console.WriteLine(string.Join(' ', new FarmAddress(https.Port, http.Port, rootFile).ToArguments()));
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
