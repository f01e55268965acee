using static CloudBridge.Tests.Cb1.RoomDriver;

namespace CloudBridge.Tests.Cb1;

/// <summary>What a project subscribes to.</summary>
public sealed class Cb1TopicTests
{
    [Fact]
    public async Task Without_a_subscriber_nothing_is_sent_and_the_latest_value_is_kept()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Room.Topics.Publish("score", RequestResult.Text("1"));
        room.Room.Topics.Publish("score", RequestResult.Text("2"));
        Assert.Single(room.Events);
        Assert.Equal(["1", "2"], room.Room.Topics.Subscribe(Ann, "SCORE").Items);
        Assert.Equal(["score"], room.Room.Topics.Names);
        Assert.Equal("2", room.Room.Topics.Latest("Score")?.Content);
    }

    [Fact]
    public async Task A_subscriber_gets_each_new_value_and_its_version_counts_from_1_to_99()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        Assert.Equal(["1"], room.Room.Topics.Subscribe(Ann, "news").Items);
        for (var value = 1; value <= 100; value++)
        {
            room.Room.Topics.Publish("news", RequestResult.List(["a", $"{value}"]));
        }

        Assert.Equal(["topic 1 version 1: [a|1]", "topic 1 version 99: [a|99]", "topic 1 version 1: [a|100]"], [room.Events[1], room.Events[^2], room.Events[^1]]);
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
        room.Room.Topics.Publish("news", RequestResult.Text("x"));
        Assert.DoesNotContain(room.Events, IsValue);
        room.Room.Topics.Subscribe(Ann, "news");
        room.Clock.Advance(TimeSpan.FromSeconds(90));
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromSeconds(90));
        room.Room.Topics.Publish("news", RequestResult.Text("y"));
        Assert.Single(room.Events, IsValue);
        room.Clock.Advance(TimeSpan.FromSeconds(10));
        room.Room.Topics.Publish("news", RequestResult.Text("z"));
        Assert.Single(room.Events, IsValue);
        room.Hello(Ann);
        Assert.Equal("topic 1 version 3: z", room.Events[^1]);
        room.Hello(Ann);
        Assert.Equal(2, room.Events.Count(IsValue));
    }

    [Fact]
    public async Task A_message_reaches_everybody_who_was_heard_and_nobody_elsewhere()
    {
        await using var room = new RoomDriver();
        room.Room.Topics.Say("too early");
        Assert.Empty(room.Events);
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromMinutes(5));
        room.Room.Topics.Say("hello");
        Assert.Equal("topic 0 version 1: hello", room.Events[^1]);
        room.Clock.Advance(TimeSpan.FromMinutes(6));
        room.Room.Topics.Say("too late");
        Assert.Equal("topic 0 version 1: hello", room.Events[^1]);
    }

    [Fact]
    public async Task Of_99_topics_the_one_that_nobody_listens_to_makes_room_for_a_new_one()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        for (var topic = 1; topic <= 99; topic++)
        {
            room.Room.Topics.Publish($"topic-{topic}", RequestResult.Text("x"));
            room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        room.Room.Topics.Subscribe(Ann, "topic-1");
        Assert.Equal(["2"], room.Room.Topics.Subscribe(Ann, "new").Items);
        Assert.Null(room.Room.Topics.Latest("topic-2"));
        Assert.NotNull(room.Room.Topics.Latest("topic-1"));
    }

    [Fact]
    public async Task When_all_99_are_listened_to_a_new_one_is_refused()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        for (var topic = 1; topic <= 99; topic++)
        {
            room.Room.Topics.Subscribe(Ann, $"topic-{topic}");
        }

        Assert.Equal(RequestStatus.Failed, room.Room.Topics.Subscribe(Ann, "new").Status);
        Assert.Throws<InvalidOperationException>(() => room.Room.Topics.Publish("new", RequestResult.Text("x")));
    }

    private static bool IsValue(string line) => line.StartsWith("topic", StringComparison.Ordinal);
}
