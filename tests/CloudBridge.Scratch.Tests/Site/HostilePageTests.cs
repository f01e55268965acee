using System.Text;

namespace CloudBridge.Scratch.Tests.Site;

public sealed class HostilePageTests
{
    [Fact]
    public async Task Elements_too_deep_in_each_other_are_refused()
    {
        var site = new TextUpstream(string.Concat(Enumerable.Repeat("<div>", 15_000))).Client<IScratchSite>();

        Assert.Contains("deep", await TextUpstream.MalformedAsync(() => site.GetProfileCommentsAsync("mres")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_without_end_are_refused_while_they_are_read()
    {
        var site = new TextUpstream(string.Concat(Enumerable.Repeat("<p>", 30_000))).Client<IScratchSite>();

        Assert.Contains("more than 20000 elements", await TextUpstream.MalformedAsync(() => site.GetProfileCommentsAsync("mres")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_formatting_does_not_multiply()
    {
        // In a browser, every paragraph brings all open formatting back: a page of 40 KB would grow to a million elements.
        var page = new StringBuilder();
        for (var number = 0; number < 150; number++)
        {
            page.Append($"<B id={number}>");
        }

        var site = new TextUpstream(page.Insert(0, "<p>").Append(string.Concat(Enumerable.Repeat("<p>x", 9_000))).ToString()).Client<IScratchSite>();

        Assert.Empty(await site.GetProfileCommentsAsync("mres"));
    }

    [Fact]
    public async Task A_feed_that_defines_entities_is_refused()
    {
        const string feed = """<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom"><title>&b;</title></feed>""";

        await TextUpstream.MalformedAsync(() => new TextUpstream(feed).Client<IScratchSite>().GetTopicFeedAsync(1));
    }

    [Fact]
    public async Task A_feed_too_deep_is_refused()
    {
        var feed = $"""<feed xmlns="http://www.w3.org/2005/Atom">{string.Concat(Enumerable.Repeat("<a>", 50_000))}""";

        Assert.Contains("deep", await TextUpstream.MalformedAsync(() => new TextUpstream(feed).Client<IScratchSite>().GetTopicFeedAsync(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_too_deep_is_refused() =>
        await TextUpstream.MalformedAsync(() => new TextUpstream(new string('[', 100_000)).Client<IResources>().GetLinksAsync());
}
