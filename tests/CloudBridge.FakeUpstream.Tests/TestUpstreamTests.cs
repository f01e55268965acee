using CloudBridge.Scratch;
using CloudBridge.TestKit;

namespace CloudBridge.FakeUpstream.Tests;

public sealed class TestUpstreamTests
{
    [Fact]
    public async Task Its_options_send_every_upstream_to_the_fake_and_it_counts()
    {
        await using var upstream = await TestUpstream.StartAsync();
        using var http = new HttpClient();

        Assert.All(Enum.GetValues<Upstream>(), one => Assert.True(upstream.Options.For(one) is { Enabled: true, BaseUrl.IsLoopback: true }));
        await http.GetStringAsync(new Uri(upstream.Options.For(Upstream.ScratchApi).BaseUrl!, "users/mres?x=1"));
        Assert.Equal(1, upstream.RequestsFor(Upstream.ScratchApi, "users/mres?x=1"));
    }
}
