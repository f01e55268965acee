using CloudBridge.Hosting;
using CloudBridge.TestKit;
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
        await using var host = new BridgeHostBuilder()
            .WithCloud(CloudKind.Custom)
            .WithServices(services => services.AddSingleton<ILogger<ProjectServices>>(logger))
            .Build();
        var link = host.Service<BridgeRuntime>().Sessions[0].Link;
        var row = new CloudLogEntry("Ada", CloudLogEntry.SetVerb, link.RequestVariable, "515.417950", host.Clock.GetUtcNow());
        logger.IsSick = true;
        Assert.Throws<InvalidOperationException>(() => link.TakeLogged(row, isFresh: true, isSilent: false));
        Assert.Null(link.LoggedUser);
    }
}
