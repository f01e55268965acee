using CloudBridge.Hosting;
using CloudBridge.Tests.Identity;
using CloudBridge.Wires;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Connections;

public sealed class ProjectLinkTests
{
    [Fact]
    public async Task The_author_of_a_row_that_could_not_be_taken_is_not_the_author_of_what_comes_next()
    {
        var logger = new SickLogger<ProjectServices>();
        await using var cloud = new LogCloud(
            bridge => bridge.MapRequest("who", (RequestContext context) => context.Asker.Name).RequireAsker(AskerEvidence.LogMatched),
            services => services.AddSingleton<ILogger<ProjectServices>>(logger));
        await cloud.StartAsync();
        var link = cloud.Service<BridgeRuntime>().Sessions[0].Link;
        var row = new CloudLogEntry("Ada", CloudLogEntry.SetVerb, link.RequestVariable, "515.417950", cloud.Clock.GetUtcNow());
        logger.IsSick = true;
        Assert.Throws<InvalidOperationException>(() => link.TakeLogged(row, isFresh: true, isSilent: false));
        logger.IsSick = false;
        Assert.Equal("Bob", (await cloud.AskAsync("Bob", "who")).Text);
    }
}
