using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Tests.Features.ScratchDb.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Requests;

public sealed class StatsSourceTests
{
    [Theory]
    [InlineData("V2", typeof(ScratchDbV2Stats))]
    [InlineData("V3", typeof(ScratchDbV3Stats))]
    [InlineData("Local", typeof(MemoryStats))]
    public async Task Statistics_are_from_where_the_operator_says(string source, Type expected)
    {
        await using var services = Services(source);

        Assert.IsType(expected, services.GetRequiredService<IScratchStats>());
    }

    [Fact]
    public async Task Answers_name_the_host_that_was_asked()
    {
        await using var services = Services("V2", ("Upstream:ScratchDb:BaseUrl", "http://stats.example/"));

        var user = await services.GetRequiredService<IScratchStats>().GetUserAsync("World_Languages");

        Assert.Equal("stats.example", user.Source);
    }

    [Fact]
    public async Task Without_a_store_statistics_are_off()
    {
        await using var services = Services("Local", ("Stats:Enabled", "false"), store: false);

        var error = Assert.Throws<UpstreamException>(services.GetRequiredService<IScratchStats>);

        Assert.Equal(UpstreamFault.Off, error.Fault);
    }

    [Fact]
    public async Task Only_version_3_knows_how_things_were()
    {
        await using var old = Services("V2");
        await using var newer = Services("V3");

        Assert.Equal(UpstreamFault.NotSupported, Assert.Throws<UpstreamException>(old.GetRequiredService<IScratchStatsHistory>).Fault);
        Assert.IsType<ScratchDbV3Stats>(newer.GetRequiredService<IScratchStatsHistory>());
    }

    private static ServiceProvider Services(string source, (string Key, string Value)? setting = null, bool store = true)
    {
        var settings = new Dictionary<string, string> { ["Stats:Source"] = source };
        if (setting is { } more)
        {
            settings[more.Key] = more.Value;
        }

        var configuration = ServerFeatures.Loader.Of(settings);
        var services = new ServiceCollection().AddSingleton<IUpstreamClient>(new DocumentExamples()).AddStats(configuration);
        if (store)
        {
            services.AddKeyedSingleton<IScratchStats>(StatsServices.LocalStore, new MemoryStats());
        }

        return services.BuildServiceProvider();
    }
}
