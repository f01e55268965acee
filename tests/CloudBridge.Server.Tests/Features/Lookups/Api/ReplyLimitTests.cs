using CloudBridge.Scratch;
using CloudBridge.Server.Hosting;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Lookups.Api;

public sealed class ReplyLimitTests
{
    [Fact]
    public async Task A_page_that_is_too_long_is_refused_with_advice_and_never_cut()
    {
        await using var bridge = await new BridgeHostBuilder()
            .With(routes => routes.MapBuiltInRequests())
            .WithServices(services => services.AddSingleton<IScratchApi>(new FakeScratchApi()))
            .WithRequests(options => options.MaxReplyCharacters = 200)
            .StartAsync();
        await using var client = await bridge.ConnectClientAsync();

        Assert.Equal("The answer is too long for this project. Please ask for fewer fields, such as fields:title", (await client.AskAsync("user.projects", ["mres"], Limits.Patience)).Error);
        Assert.Equal(20, (await client.AskAsync("user.projects", ["mres", "fields:id"], Limits.Patience)).Items.Count);
    }
}
