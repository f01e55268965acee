using CloudBridge.Client;
using CloudBridge.Scratch;
using CloudBridge.Server.Hosting;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Lookups;

/// <summary>More is asked at once than an upstream may be asked in the time that a player waits.</summary>
public sealed class BudgetTests
{
    private const int Askers = 125;
    private const int AtOnce = 10;
    private const int InLine = 50;

    [Fact]
    public async Task Who_cannot_be_served_in_time_is_told_at_once_when_to_come_back_and_all_others_are_served()
    {
        await using var upstream = await TestUpstream.StartAsync();
        var budget = upstream.Options.For(Upstream.ScratchApi);
        (budget.RequestsPerSecond, budget.Burst) = (AtOnce, AtOnce);
        await using var bridge = await new BridgeHostBuilder()
            .With(routes => routes.MapBuiltInRequests())
            .WithServices(services => services.AddUpstreamClient(upstream.Options).AddScratchApi())
            .StartAsync();
        await using var client = await bridge.ConnectClientAsync();

        var asking = Enumerable.Range(0, Askers).Select(number => AskAsync(number)).ToArray();
        await Patience.WaitAsync(Task.WhenEach(asking).Take(Askers - InLine).LastAsync().AsTask());
        bridge.Clock.Advance(TimeSpan.FromSeconds(5));
        var answers = await Patience.WaitAsync(Task.WhenAll(asking));

        var refused = answers.Index().Where(one => one.Item.Status != AnswerStatus.Done).ToArray();
        Assert.Equal(Askers - AtOnce - InLine, refused.Length);
        Assert.All(refused, one => Assert.Equal("Too many players ask about Scratch just now. Please try again in 6 seconds.", one.Item.Error));
        Assert.All(answers.Index().Except(refused), one => Assert.Equal([$"player{one.Index}"], one.Item.Items));

        bridge.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([$"player{refused[0].Index}"], (await AskAsync(refused[0].Index)).Items);

        Task<CloudAnswer> AskAsync(int number) => client.AskAsync("user.info", [$"player{number}", "fields:username"], Limits.Patience);
    }
}
