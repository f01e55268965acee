using CloudBridge.FakeUpstream;

namespace CloudBridge.Benchmarks.Handlers;

/// <summary>The upstream that look-ups ask: prints its address, and for each line it reads the number of requests so far.</summary>
internal sealed class FakeUpstreamRole : IScenario
{
    public const string RoleName = "fake-upstream";

    public string Name => RoleName;

    public string Description => "the upstream of the scenario 'handlers'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        await using var upstream = await FakeUpstreamHost.StartAsync();
        Console.WriteLine(upstream.Url);
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(upstream.RequestCount);
        }

        return 0;
    }
}
