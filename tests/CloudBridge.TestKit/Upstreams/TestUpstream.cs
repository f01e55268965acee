using CloudBridge.FakeUpstream;
using CloudBridge.Scratch;

namespace CloudBridge.TestKit;

/// <summary>A fake upstream on a free port, and the options that send every question there.</summary>
public sealed class TestUpstream : IAsyncDisposable
{
    private const int Budget = 1_000;

    private TestUpstream(FakeUpstreamHost host)
    {
        Host = host;
        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            var options = Options.For(upstream);
            options.Enabled = true;
            options.BaseUrl = host.BaseUrlOf(upstream.ToString());
            options.RequestsPerSecond = Budget;
            options.Burst = Budget;
        }
    }

    /// <summary>What answers.</summary>
    public FakeUpstreamHost Host { get; }

    /// <summary>What it does wrong.</summary>
    public FakeTrouble Trouble => Host.Trouble;

    /// <summary>Every upstream is on and is asked at the fake, with a budget that no test meets unless it sets its own.</summary>
    public UpstreamsOptions Options { get; } = new() { Contact = "tests@example.org" };

    /// <summary>Starts it; the clock is that of its delays.</summary>
    public static async Task<TestUpstream> StartAsync(TimeProvider? time = null) => new(await FakeUpstreamHost.StartAsync(0, time));

    /// <summary>Requests that came for a path with query below an upstream: <c>(Upstream.ScratchApi, "users/mres")</c>.</summary>
    public long RequestsFor(Upstream upstream, string pathAndQuery) => Host.RequestsFor(new Uri(Host.BaseUrlOf(upstream.ToString()), pathAndQuery).PathAndQuery);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
