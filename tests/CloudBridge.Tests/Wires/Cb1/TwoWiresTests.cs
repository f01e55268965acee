using CloudBridge.Connections;
using CloudBridge.Journal;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>Projects that speak one format and the other on the same variables.</summary>
public sealed class TwoWiresTests
{
    private readonly MemoryJournal _journal = new();
    private readonly ManualTimeProvider _clock = new();
    private int _runs;

    [Fact]
    public async Task Each_is_answered_in_the_format_it_asked_in()
    {
        await using var host = await Builder().StartAsync();
        var old = host.Join();
        var young = host.JoinCb1();
        var both = await host.WhileTimePassesAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(i => young.AskAsync("echo", $"naïve {i} ☃"))));
        Assert.Equal("plain", (await old.AskAsync("echo", "plain")).Text);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"naïve {i} ☃"), both.Select(answer => answer.Text));
        Assert.Equal("42", (await host.WhileTimePassesAsync(young.AskAsync("echo", "42"))).Text);
    }

    [Fact]
    public async Task Long_requests_and_long_answers_cross()
    {
        await using var host = await Builder().StartAsync();
        var player = host.JoinCb1();
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => $"Part {i} of many. "));
        Assert.Equal(text, (await host.WhileTimePassesAsync(player.AskAsync("echo", text))).Text);
    }

    [Fact]
    public async Task Two_projects_have_rooms_of_their_own()
    {
        await using var host = await Builder().WithCloud(CloudKind.Embedded).WithCloud(CloudKind.Embedded, "other", "second").StartAsync();
        var here = host.JoinCb1(11111111);
        var there = host.JoinCb1(11111111, "other");
        var answers = await host.WhileTimePassesAsync(Task.WhenAll(here.AskAsync("where"), there.AskAsync("where")));
        Assert.Equal(["demo", "other"], answers.Select(answer => answer.Text));
    }

    [Fact]
    public async Task What_stands_in_the_variable_when_the_bridge_joins_is_not_run()
    {
        var builder = Builder();
        var player = builder.Cloud.JoinCb1(_clock, 11111111);
        var asked = player.AskAsync("count");
        await using var host = await builder.StartAsync();
        Assert.Equal(0, _runs);
        Assert.Equal("1", (await host.WhileTimePassesAsync(asked)).Text);
    }

    [Fact]
    public async Task A_new_bridge_answers_what_the_old_one_had_answered_and_runs_nothing_twice()
    {
        var builder = Builder();
        Cb1Player player;
        Task<Cb1PlayerAnswer> asked;
        await using (var first = await builder.StartAsync())
        {
            player = first.JoinCb1();
            await first.WhileTimePassesAsync(player.AskAsync("echo", "warm"));
            first.Cloud.Rule = set => set.Name.StartsWith("FROM_HOST", StringComparison.Ordinal) ? Fate.Drop : Fate.Deliver;
            asked = player.AskAsync("count");
            await first.WhileTimePassesAsync(_journal.Writes.WhenAsync(writes => writes.Count(write => write.StartsWith("answer", StringComparison.Ordinal)) == 2));
        }

        await using var second = Builder(builder.Cloud).Build();
        builder.Cloud.Rule = _ => Fate.Deliver;
        var other = builder.Cloud.JoinCb1(_clock, 22222222);
        await second.StartAsync();
        await second.WhenJoinedAsync();
        await second.WhileTimePassesAsync(other.AskAsync("echo", "takes the first tag"));
        Assert.Equal("1", (await second.WhileTimePassesAsync(asked)).Text);
        Assert.Equal("2", (await second.WhileTimePassesAsync(player.AskAsync("count"))).Text);
        Assert.InRange(player.Restarts, 1, 2);
    }

    [Fact]
    public async Task An_interrupted_request_that_only_reads_runs_again_and_its_answer_waits_for_its_client()
    {
        var builder = Builder();
        await using (var first = await builder.StartAsync())
        {
            await first.WhileTimePassesAsync(first.JoinCb1(33333333).AskAsync("read"));
            await first.WhileTimePassesAsync(_journal.Writes.WhenAsync(writes => writes.Any(write => write.StartsWith("deliver", StringComparison.Ordinal))));
        }

        _journal.Rewrite(entry => entry with { State = JournalState.Begun, Answer = null });
        await using var second = await Builder().StartAsync();
        await second.WhileTimePassesAsync(_journal.Writes.WhenAsync(writes => writes.Count(write => write.StartsWith("answer", StringComparison.Ordinal)) == 2));
        Assert.Equal(2, _runs);
        Assert.Equal("read", (await second.WhileTimePassesAsync(second.JoinCb1(33333333).AskAsync("read"))).Text);
        Assert.Equal(2, _runs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_third_of_all_values_may_get_lost_both_ways(int seed)
    {
        await using var host = await Builder().StartAsync();
        var random = new Random(seed);
        var player = host.JoinCb1();
        host.Cloud.Rule = _ => random.Next(3) == 0 ? Fate.Drop : random.Next(10) == 0 ? Fate.Duplicate : Fate.Deliver;
        for (var i = 0; i < 10; i++)
        {
            var text = string.Concat(Enumerable.Repeat($"text {i} ", 1 + (i * 20)));
            Assert.Equal(text, (await host.WhileTimePassesAsync(player.AskAsync("echo", text))).Text);
            Assert.Equal($"{i + 1}", (await host.WhileTimePassesAsync(player.AskAsync("count"))).Text);
        }
    }

    [Fact]
    public async Task A_topic_reaches_who_has_subscribed_and_messagesreach_all()
    {
        await using var host = await Builder().StartAsync();
        var player = host.JoinCb1();
        var topics = host.Service<ICloudTopics>();
        topics.Publish("score", "7", "demo");
        Assert.Equal("1|7", (await host.WhileTimePassesAsync(player.AskAsync("subscribe", "score"))).Text);
        player.Follow(1);
        topics.Publish("score", ["Ada", "8"]);
        await host.WhileTimePassesAsync(player.Updates.FirstAsync(update => update == "1: Ada|8"));
        var sent = host.Sender.SendAsync("Hello, all!");
        await host.WhileTimePassesAsync(player.Updates.FirstAsync(update => update == "0: Hello, all!"));
        await sent;
        Assert.Equal("score", (await host.WhileTimePassesAsync(player.AskAsync("topics"))).Text);
        await host.WhileTimePassesAsync(player.AskAsync("unsubscribe", "score"));
        var seen = player.Seen.Items.Count;
        topics.Publish("score", "9");
        await host.WhileTimePassesAsync(player.AskAsync("echo", "x"));
        Assert.DoesNotContain("1: 9", player.Updates.Items);
        Assert.True(player.Seen.Items.Count > seen);
    }

    [Fact]
    public async Task In_the_compatible_format_a_topic_can_be_read_and_subscribing_is_refused_in_plain_words()
    {
        await using var host = await Builder().StartAsync();
        var player = host.Join();
        host.Service<ICloudTopics>().Publish("score", "seven");
        Assert.Contains("topic.read", (await player.AskAsync("subscribe", "score")).Error, StringComparison.Ordinal);
        Assert.Equal("seven", (await player.AskAsync("latest", "score")).Text);
        Assert.Contains("no value yet", (await player.AskAsync("latest", "other")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no spaces")]
    [InlineData("a23456789012345678901234567890123456789012345678901")]
    public async Task A_topic_has_a_plain_name(string name)
    {
        await using var host = await Builder().StartAsync();
        Assert.Throws<ArgumentException>(() => host.Service<ICloudTopics>().Publish(name, "x"));
        Assert.Throws<InvalidOperationException>(() => host.Service<ICloudTopics>().Publish("score", "x", "nowhere"));
        Assert.Equal("badargument", (await host.WhileTimePassesAsync(host.JoinCb1().AskAsync("subscribe", name.Length == 0 ? "ä" : name))).Status);
    }

    private BridgeHostBuilder Builder(InMemoryCloud? cloud = null)
    {
        var builder = new BridgeHostBuilder(_clock)
            .WithRequests(options => options.Timeout = TimeSpan.FromMinutes(10))
            .WithServices(services => services.AddSingleton<IRequestJournal>(_journal))
            .WithRequest("echo", (string text) => text)
            .WithRequest("where", (RequestContext context) => context.Project)
            .WithRequest("count", () => $"{Interlocked.Increment(ref _runs)}")
            .WithRequest("subscribe", (string topic, ICloudTopics topics, RequestContext context) => topics.Subscribe(context, topic))
            .WithRequest("unsubscribe", (string topic, ICloudTopics topics, RequestContext context) => topics.Unsubscribe(context, topic))
            .WithRequest("latest", (string topic, ICloudTopics topics, RequestContext context) => topics.Read(context, topic))
            .WithRequest("topics", (ICloudTopics topics, RequestContext context) => topics.List(context))
            .With(bridge => bridge.MapRequest("read", () =>
            {
                Interlocked.Increment(ref _runs);
                return "read";
            }).Idempotent());
        return cloud is null ? builder : builder.WithServices(services => services.AddSingleton<IWebSocketConnectionFactory>(cloud));
    }
}
