using CloudBridge.Tests.Dispatch;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Identity;

public class AskerFilterTests
{
    [Fact]
    public async Task A_request_that_needs_no_name_leaves_the_log_alone()
    {
        await using var cloud = new LogCloud(bridge => bridge.MapRequest("free", (RequestContext context) => context.Asker.Evidence));
        await cloud.StartAsync();

        Assert.Equal("None", (await cloud.AskAsync("Ada", "free")).Text);
        Assert.Equal(cloud.ReadingsAtStart, cloud.Log.Readings.Items.Count);
    }

    [Fact]
    public async Task The_handler_gets_the_name_from_the_log()
    {
        await using var cloud = new LogCloud(bridge => bridge.MapRequest("who", Who).RequireAsker(AskerEvidence.LogMatched));
        await cloud.StartAsync();

        Assert.Equal("Ada LogMatched", (await cloud.AskAsync("Ada", "who")).Text);
    }

    [Fact]
    public async Task A_long_request_has_all_of_its_parts_checked()
    {
        await using var cloud = new LogCloud(bridge => bridge
            .MapRequest("long", (string text, RequestContext context) => $"{text.Length} {context.Asker.Name}").RequireAsker(AskerEvidence.LogMatched));
        await cloud.StartAsync();

        Assert.Equal("400 Ada", (await cloud.AskAsync("Ada", "long", new string('a', 399) + "b")).Text);
    }

    [Fact]
    public async Task A_copy_makes_the_bridge_unsure_and_the_handler_does_not_run()
    {
        await using var cloud = new LogCloud(bridge => bridge
            .MapRequest("who", string () => throw new InvalidOperationException("must not run")).RequireAsker(AskerEvidence.LogMatched));
        await cloud.StartAsync();
        cloud.Copier = "Bob";

        Assert.Contains("Somebody else sent the same request at the same time", (await cloud.AskAsync("Ada", "who")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_log_the_player_reads_what_is_missing()
    {
        await using var bridge = new DispatchDriver(routes => routes.MapRequest("test", () => "ran").RequireAsker(AskerEvidence.LogMatched));

        Assert.Equal(RequestResult.Failed("This request needs Scratch's cloud, which knows who asks."), await bridge.RunAsync("test"));
    }

    [Fact]
    public async Task During_an_outage_the_player_is_told_to_try_later()
    {
        await using var cloud = new LogCloud(bridge => bridge.MapRequest("who", Who).RequireAsker(AskerEvidence.LogMatched));
        await cloud.StartAsync();
        cloud.Log.IsBroken = true;

        Assert.Contains("is not available now", (await cloud.AskInVainAsync("Ada", "who")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_taken_away_before_the_handler_runs_and_works_once()
    {
        await using var cloud = new LogCloud(bridge => bridge
            .MapRequest("give", (string to, int coins, RequestContext context) => $"{context.Asker.Name} gives {to} {coins} {context.Asker.Evidence}").RequireAsker(AskerEvidence.Proven));
        await cloud.StartAsync();
        var code = await cloud.OpenCodeAsync("ADA");

        Assert.Equal("Ada gives Bob 5 Proven", (await cloud.AskAsync("Ada", "give", "Bob", "5", code)).Text);
        Assert.Contains("is not open", (await cloud.AskAsync("Ada", "give", "Bob", "5", code)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copied_code_is_worth_nothing_and_stays_good_for_its_owner()
    {
        await using var cloud = new LogCloud(bridge => bridge.MapRequest("who", Who).RequireAsker(AskerEvidence.Proven));
        await cloud.StartAsync();
        var code = await cloud.OpenCodeAsync("Ada");

        Assert.Contains("does not show that the owner", (await cloud.AskInVainAsync("Bob", "who", code)).Error, StringComparison.Ordinal);
        Assert.Equal("Ada Proven", (await cloud.AskAsync("Ada", "who", code)).Text);
    }

    [Fact]
    public async Task A_code_of_another_project_or_a_missing_one_is_refused()
    {
        await using var cloud = new LogCloud(bridge => bridge.MapRequest("who", Who).RequireAsker(AskerEvidence.Proven));
        await cloud.StartAsync();
        var code = await cloud.OpenCodeAsync("Ada", project: "other");

        Assert.Contains("is not open", (await cloud.AskAsync("Ada", "who", code)).Error, StringComparison.Ordinal);
        Assert.Contains("Use: who code", (await cloud.AskAsync("Ada", "who")).Error, StringComparison.Ordinal);
        Assert.Equal(cloud.ReadingsAtStart, cloud.Log.Readings.Items.Count);
    }

    [Fact]
    public async Task A_declared_name_is_the_first_argument_on_any_cloud()
    {
        await using var bridge = new DispatchDriver(routes => routes
            .MapRequest("greet", (string word, RequestContext context) => $"{word} {context.Asker.Name} {context.Asker.Evidence}").RequireAsker(AskerEvidence.Declared));

        Assert.Equal("hi Ada Declared", (await bridge.RunAsync("greet", "Ada", "hi")).Content);
        Assert.Equal("The first value must be your user name. Use: greet your-name word", (await bridge.RunAsync("greet", "not a name", "hi")).Content);
        Assert.Equal(RequestStatus.BadArgument, (await bridge.RunAsync("greet")).Status);
    }

    [Fact]
    public async Task Routes_groups_and_attributes_say_what_they_need()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            var group = routes.MapGroup("bank").RequireAsker(AskerEvidence.Proven);
            group.MapRequest("send", (int coins) => coins);
            group.MapRequest("rate", () => 1).RequireAsker(AskerEvidence.None);
            group.MapRequests<Attributed>();
            routes.MapRequest("open", () => 1);
        });

        Assert.Equal(AskerEvidence.Proven, bridge.Catalog.Find("bank.send")!.Identity);
        Assert.Equal("bank.send coins code", bridge.Catalog.Find("bank.send")!.Usage);
        Assert.Equal(AskerEvidence.None, bridge.Catalog.Find("bank.rate")!.Identity);
        Assert.Equal(AskerEvidence.LogMatched, bridge.Catalog.Find("bank.see")!.Identity);
        Assert.Equal(AskerEvidence.None, bridge.Catalog.Find("open")!.Identity);
    }

    private static string Who(RequestContext context) => $"{context.Asker.Name} {context.Asker.Evidence}";

    internal sealed class Attributed
    {
        [Request("see", RequireAsker = AskerEvidence.LogMatched)]
        public static int See() => 1;
    }
}
