using CloudBridge.Clouds;
using CloudBridge.Hosting;
using CloudBridge.Tests.Identity;
using CloudBridge.Wires.CloudRequests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Connections;

public sealed class ProjectChannelTests
{
    [Fact]
    public async Task The_author_of_a_row_that_could_not_be_taken_is_not_the_author_of_what_comes_next()
    {
        var logger = new SickLogger<CloudRequestsWire>();
        await using var cloud = new LogCloud(
            bridge => bridge.MapRequest("who", (RequestContext context) => context.Asker.Name).RequireAsker(AskerEvidence.LogMatched),
            services => services.AddSingleton<ILogger<CloudRequestsWire>>(logger));
        await cloud.StartAsync();
        var channel = cloud.Service<BridgeRuntime>().Sessions[0].Channel;
        var row = new CloudLogEntry("Ada", CloudLogEntry.SetVerb, channel.Place.RequestVariable, "515.417950", cloud.Clock.GetUtcNow());
        logger.IsSick = true;
        Assert.Throws<InvalidOperationException>(() => channel.TakeLogged(row, isFresh: true, isSilent: false));
        logger.IsSick = false;
        Assert.Equal("Bob", (await cloud.AskAsync("Bob", "who")).Text);
    }
}
