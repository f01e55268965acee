using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>What a project subscribes to.</summary>
public sealed class Cb1TopicTests
{
    [Fact]
    public async Task Without_a_subscriber_nothing_is_sent_and_the_latest_value_is_kept()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Room.Topics.TryPublish("score", RequestResult.Text("1"));
        room.Room.Topics.TryPublish("score", RequestResult.Text("2"));
        Assert.Single(room.Events);
        Assert.Equal(["1", "2"], room.Room.Topics.Subscribe(Ann, "SCORE").Items);
        Assert.Equal(["score"], room.Room.Topics.Names);
        Assert.Equal("2", room.Room.Topics.Latest("Score")?.Content);
    }

    [Fact]
    public async Task A_subscriber_gets_each_new_value()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        Assert.Equal(["1"], room.Room.Topics.Subscribe(Ann, "news").Items);
        for (var value = 1; value <= 100; value++)
        {
            room.Room.Topics.TryPublish("news", RequestResult.List(["a", $"{value}"]));
        }

        Assert.Equal(["topic 1 version 1: [a|1]", "topic 1 version 99: [a|99]", "topic 1 version 100: [a|100]"], [room.Events[1], room.Events[^2], room.Events[^1]]);
        room.Hello(Bob);
        Assert.Equal(["1", "a", "100"], room.Room.Topics.Subscribe(Bob, "news").Items);
    }

    [Fact]
    public async Task To_who_unsubscribes_or_says_nothing_for_95_s_nothing_is_sent_until_the_next_hello()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Room.Topics.Subscribe(Ann, "news");
        room.Room.Topics.Unsubscribe(Ann, "news");
        room.Room.Topics.TryPublish("news", RequestResult.Text("x"));
        Assert.DoesNotContain(room.Events, IsValue);
        room.Room.Topics.Subscribe(Ann, "news");
        room.Clock.Advance(TimeSpan.FromSeconds(90));
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromSeconds(90));
        room.Room.Topics.TryPublish("news", RequestResult.Text("y"));
        Assert.Single(room.Events, IsValue);
        room.Clock.Advance(TimeSpan.FromSeconds(10));
        room.Room.Topics.TryPublish("news", RequestResult.Text("z"));
        Assert.Single(room.Events, IsValue);
        room.Hello(Ann);
        Assert.Equal("topic 1 version 2: z", room.Events[^1]);
        room.Hello(Ann);
        Assert.Equal(2, room.Events.Count(IsValue));
    }

    [Fact]
    public async Task A_message_reaches_everybody_who_was_heard_and_nobody_elsewhere()
    {
        await using var room = new RoomDriver();
        room.Room.Topics.PublishMessage("too early");
        Assert.Empty(room.Events);
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromMinutes(5));
        room.Room.Topics.PublishMessage("hello");
        Assert.Equal("topic 0 version 1: hello", room.Events[^1]);
        room.Clock.Advance(TimeSpan.FromMinutes(6));
        room.Room.Topics.PublishMessage("too late");
        Assert.Equal("topic 0 version 1: hello", room.Events[^1]);
    }

    [Fact]
    public async Task Of_99_topics_with_a_value_the_one_that_nobody_listens_to_makes_room_for_a_new_one()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        for (var topic = 1; topic <= 99; topic++)
        {
            room.Room.Topics.TryPublish($"topic-{topic}", RequestResult.Text("x"));
            room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        room.Room.Topics.Subscribe(Ann, "topic-1");
        Assert.True(room.Room.Topics.TryPublish("new", RequestResult.Text("y")));
        Assert.Null(room.Room.Topics.Latest("topic-2"));
        Assert.NotNull(room.Room.Topics.Latest("topic-1"));
        Assert.Equal(99, room.Room.Topics.Names.Count);
    }

    [Fact]
    public async Task A_value_with_too_many_characters_is_kept_as_the_sentence_that_players_see()
    {
        await using var room = new RoomDriver();
        room.Room.Topics.TryPublish("news", RequestResult.Text(new string('x', 1_000_000)));
        Assert.StartsWith("The answer is too long", room.Room.Topics.Latest("news")?.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_repeated_when_nobody_listens_any_more_or_seems_to()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Room.Topics.Subscribe(Ann, "left");
        room.Room.Topics.Subscribe(Ann, "slept");
        room.Room.Topics.TryPublish("left", RequestResult.Text("x"));
        room.Room.Topics.TryPublish("slept", RequestResult.Text("y"));
        room.Room.Topics.Unsubscribe(Ann, "left");
        Assert.Equal("forget topic 1", room.Events[^1]);
        room.Clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Contains("forget topic 2", room.Events);
        room.Room.Topics.TryPublish("slept", RequestResult.Text("z"));
        Assert.DoesNotContain(room.Events, line => line.EndsWith(": z", StringComparison.Ordinal));
        room.Hello(Ann);
        Assert.Equal("topic 2 version 2: z", room.Events[^1]);
    }

    private static bool IsValue(string line) => line.StartsWith("topic", StringComparison.Ordinal);
}
