using System.Globalization;
using CloudBridge.Hosting;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.Cb1;
using Microsoft.Extensions.DependencyInjection;
using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>Who has the 99 numbers of topics, and for how long.</summary>
public sealed class TopicNumberTests
{
    private const uint Crowd = 50000000;

    [Fact]
    public async Task One_client_cannot_take_all_topics()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Hello(Bob);
        for (var topic = 1; topic <= 20; topic++)
        {
            Assert.Equal(RequestStatus.Completed, room.Room.Topics.Subscribe(Ann, $"topic-{topic}").Status);
        }

        Assert.Equal(RequestStatus.Failed, room.Room.Topics.Subscribe(Ann, "topic-21").Status);
        Assert.Equal(RequestStatus.Completed, room.Room.Topics.Subscribe(Ann, "topic-1").Status);
        Assert.Equal(RequestStatus.Completed, room.Room.Topics.Subscribe(Bob, "topic-21").Status);
        room.Room.Topics.Unsubscribe(Ann, "topic-1");
        Assert.Equal(RequestStatus.Completed, room.Room.Topics.Subscribe(Ann, "topic-22").Status);
    }

    [Fact]
    public async Task Topics_that_nobody_publishes_leave_room_for_those_that_are_published()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        SubscribeToAll(room);
        room.Room.Topics.TryPublish("news", RequestResult.Text("1"));

        Assert.Equal("1", room.Room.Topics.Latest("news")?.Content);
        Assert.Equal("1", room.Room.Topics.Subscribe(Ann, "news").Items?[1]);
        room.Room.Topics.TryPublish("news", RequestResult.Text("2"));
        Assert.EndsWith(": 2", room.Events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_nobody_elses_while_a_client_may_still_follow_it()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Room.Topics.TryPublish("mine", RequestResult.Text("x"));
        var mine = room.Room.Topics.Subscribe(Ann, "mine").Items![0];
        room.Clock.Advance(TimeSpan.FromSeconds(100));
        SubscribeToAll(room);

        Assert.DoesNotContain(mine, _given);
        Assert.Equal([mine, "x"], room.Room.Topics.Subscribe(Ann, "mine").Items);
    }

    [Fact]
    public async Task A_number_stays_with_who_lost_its_tag_too()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        var mine = room.Room.Topics.Subscribe(Ann, "mine").Items![0];
        for (var client = 0u; client < 999; client++)
        {
            room.Hello(Crowd + 1000 + client);
        }

        Assert.Contains("leave 1", room.Events);
        room.Clock.Advance(TimeSpan.FromSeconds(2));
        SubscribeToAll(room);

        Assert.DoesNotContain(mine, _given);
    }

    [Fact]
    public async Task A_client_that_sleeps_for_100_s_takes_no_value_of_another_topic()
    {
        await using var room = new RoomSimulation(256, 0.1);
        var player = room.Join(Ann);
        await room.UntilAsync(() => player.IsWelcome);
        Assert.Equal(["1", "x"], Subscribe(room, Ann, "mine", "x"));
        player.Follow(1);
        await room.UntilAsync(() => player.Updates.Count == 1);
        player.IsAsleep = true;
        room.Clock.Advance(TimeSpan.FromSeconds(100));
        for (var client = 0u; client < 10; client++)
        {
            Hello(room, Crowd + client);
            for (var topic = 0; topic < 12; topic++)
            {
                room.Room.Topics.Subscribe(Crowd + client, $"other-{client}-{topic}");
                room.Room.Topics.TryPublish($"other-{client}-{topic}", RequestResult.Text("of another"));
            }
        }

        player.IsAsleep = false;
        await room.UntilAsync(() => room.Outbox.Queued == 0);
        await room.StepAsync();

        Assert.DoesNotContain("1: of another", player.Updates);
    }

    [Fact]
    public async Task A_number_is_free_when_the_last_who_followed_it_is_gone_for_ten_minutes()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        var mine = room.Room.Topics.Subscribe(Ann, "mine").Items![0];
        room.Clock.Advance(TimeSpan.FromMinutes(11));
        room.Hello(Bob);
        room.Clock.Advance(TimeSpan.FromSeconds(2));
        SubscribeToAll(room, published: true);

        Assert.Contains(mine, _given);
    }

    [Fact]
    public async Task Projects_after_one_that_has_no_room_are_served_all_the_same()
    {
        await using var host = await new BridgeHostBuilder()
            .WithCloud(CloudKind.Embedded).WithCloud(CloudKind.Embedded, "second", "other").StartAsync();
        var topics = host.Service<ICloudTopics>();
        var player = host.JoinCb1();
        var first = host.Service<BridgeRuntime>().Sessions[0].Channel.Wires.OfType<Cb1Wire>().Single();
        for (var client = 0u; client < 99; client++)
        {
            Hello(first, Crowd + client);
            topics.Publish($"topic-{client}", "x", "demo");
            first.Topics.Subscribe(Crowd + client, $"topic-{client}");
        }

        var error = Assert.Throws<InvalidOperationException>(() => topics.Publish("new", "x"));

        Assert.Contains("memory/demo", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("other/second", error.Message, StringComparison.Ordinal);
        Assert.Equal("x", host.Service<BridgeRuntime>().Sessions[1].Channel.Topics[0].Latest("new")?.Content);
        Assert.NotNull(player);
    }

    private readonly List<string> _given = [];

    /// <summary>Many clients, each with as many topics as it can have.</summary>
    private void SubscribeToAll(RoomDriver room, bool published = false)
    {
        for (var client = 0u; client < 10; client++)
        {
            room.Hello(Crowd + client);
            for (var topic = 0; topic < 20; topic++)
            {
                var name = $"other-{client}-{topic}";
                if (published && client < 4)
                {
                    room.Room.Topics.TryPublish(name, RequestResult.Text("x"));
                }

                if (room.Room.Topics.Subscribe(Crowd + client, name) is { Status: RequestStatus.Completed, Items: [var number, ..] })
                {
                    _given.Add(number);
                }
            }
        }
    }

    private static IReadOnlyList<string>? Subscribe(RoomSimulation room, uint nonce, string topic, string value)
    {
        room.Room.Topics.Subscribe(nonce, topic);
        room.Room.Topics.TryPublish(topic, RequestResult.Text(value));
        return room.Room.Topics.Subscribe(nonce, topic).Items;
    }

    private static void Hello(RoomSimulation room, uint nonce) => Hello(room.Room, nonce);

    private static void Hello(Cb1Wire room, uint nonce)
    {
        var value = new byte[UpWriter.ShortLength];
        room.TryReceive(value.AsSpan(0, UpWriter.WriteHello(value, nonce, 1, 9, 256)), Arrival.Live(0));
    }
}
