using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Scratch.Tests.Api;

public sealed class ServicesTests
{
    [Fact]
    public async Task The_api_asks_through_the_client_of_the_program()
    {
        var upstream = ScriptedUpstream.Example("users/mres", "Users/user");
        await using var services = new ServiceCollection().AddSingleton<IUpstreamClient>(upstream).AddScratchApi().BuildServiceProvider();

        Assert.Equal("mres", (await services.GetRequiredService<IScratchApi>().GetUserAsync("mres")).Username);
        Assert.IsType<Trampoline>(services.GetRequiredService<ITrampoline>());
        Assert.IsType<NoSightings>(services.GetRequiredService<IScratchSightings>());
    }

    [Fact]
    public async Task Sightings_of_the_program_are_kept_whether_they_were_added_before_or_after()
    {
        var (before, after) = (new Sightings(), new Sightings());
        await using var first = new ServiceCollection().AddSingleton<IScratchSightings>(before).AddScratchApi().BuildServiceProvider();
        await using var last = new ServiceCollection().AddScratchApi().AddSingleton<IScratchSightings>(after).BuildServiceProvider();

        Assert.Same(before, first.GetRequiredService<IScratchSightings>());
        Assert.Same(after, last.GetRequiredService<IScratchSightings>());
    }
}
