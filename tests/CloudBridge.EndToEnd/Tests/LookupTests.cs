using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>A project in a real scratch-vm looks things up, with made-up answers.</summary>
public sealed class LookupTests(LookupTests.DemoFixture fixture) : IClassFixture<LookupTests.DemoFixture>
{
    [Fact]
    public async Task A_user_is_found_with_the_fields_that_were_asked_for() =>
        Expect(await fixture.AskAsync("user.info&mres&fields:username,id,country", "user.info&mres&fields:joined&dates:iso"), "mres|167|United States", "2007-03-07T03:50:14Z");

    [Fact]
    public async Task A_project_made_with_the_template_finds_a_user() =>
        Expect(await fixture.AskAsync(Receiving.AsksAfterTheLastPart, "user.info&mres&fields:username,id,country"), "mres|167|United States");

    [Fact]
    public async Task Somebody_who_is_not_there_is_answered_by_a_sentence()
    {
        var player = await fixture.AskAsync("user.info&nobody-here");

        Assert.Equal([Progress.Done], player.Statuses);
        Assert.Contains("nobody-here", player.Results[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        var player = await fixture.AskAsync("user.followers&griffpatch", "user.followers&griffpatch&2");

        Assert.All(player.Results, result => Assert.Equal(20, result.Split('|').Length));
        Assert.Empty(player.Results[0].Split('|').Intersect(player.Results[1].Split('|')));
    }

    private static void Expect(VmEvent player, params string[] answers)
    {
        Assert.Equal(answers, player.Results);
        Assert.All(player.Statuses, status => Assert.Equal(Progress.Done, status));
    }

    public sealed class DemoFixture : ServerFixture
    {
        protected override string[] Settings => ["--demo-upstream"];
    }
}
