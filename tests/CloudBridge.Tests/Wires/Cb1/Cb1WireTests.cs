using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1;
using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>Who is in a room, and what it tells them.</summary>
public sealed class Cb1WireTests
{
    [Fact]
    public async Task Every_hello_is_welcomed_and_each_client_has_a_tag_of_its_own()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Hello(Bob);
        room.Hello(Ann);
        Assert.Equal([$"welcome {Ann} 1", $"welcome {Bob} 2", $"welcome {Ann} 1"], room.Events);
    }

    [Fact]
    public async Task The_first_request_of_a_client_is_welcomed_too_and_further_ones_are_not()
    {
        await using var room = Echo();
        Assert.Equal("hi", await room.AnswerAsync(Ann, 1, "echo", "hi"));
        Assert.Equal("ho", await room.AnswerAsync(Ann, 2, "echo", "ho"));
        Assert.Equal([$"welcome {Ann} 1", "answer 1/1: hi", "answer 1/2: ho"], room.Events);
    }

    [Fact]
    public async Task A_client_that_nobody_knows_and_that_wants_nothing_gets_nothing()
    {
        await using var room = new RoomDriver();
        room.Done(Ann, 1);
        room.GiveUp(Bob, 1);
        Assert.Empty(room.Events);
    }

    [Fact]
    public async Task Damaged_values_and_those_of_others_change_nothing()
    {
        await using var room = Echo();
        foreach (var value in new[] { "", "0", "123", "-5", "3.14", "1011111111190000001", "2222222222222222" })
        {
            room.Receive(value);
        }

        Assert.Empty(room.Events);
    }

    [Fact]
    public async Task An_answer_is_written_for_what_its_client_has_said_it_reads()
    {
        await using var room = new RoomDriver(builder => builder.WithRequest("echo", (string text) => text), valueLength: 1000);
        room.Ask(Ann, 1, "echo", new string('7', 300));
        await room.WhenAnswersAsync(1);
        Assert.Equal((Cb1Form.Long, new ReadLimits(256, 1)), (room.Downlink.Answers[^1].Form, room.Downlink.Answers[^1].Address.Asker.Limits));
        room.Hello(Ann, variables: 4);
        room.Hello(Bob, variables: 2, maxLength: 256);
        room.Ask(Ann, 2, "echo", new string('7', 300));
        await room.WhenAnswersAsync(2);
        Assert.Equal((Cb1Form.Number, new ReadLimits(1000, 4)), (room.Downlink.Answers[^1].Form, room.Downlink.Answers[^1].Address.Asker.Limits));
    }

    [Fact]
    public async Task Answers_of_a_client_that_says_nothing_for_45_s_are_dropped_once()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromSeconds(44));
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.DoesNotContain("leave 1", room.Events);
        room.Clock.Advance(TimeSpan.FromSeconds(2));
        room.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Single(room.Events, line => line == "leave 1");
    }

    [Fact]
    public async Task An_empty_room_sets_no_alarm()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromMinutes(3));
        var before = room.Clock.ActiveTimers;
        room.Hello(Ann);
        Assert.Equal(before + 1, room.Clock.ActiveTimers);
    }

    [Fact]
    public async Task A_tag_is_free_again_ten_minutes_after_its_client_was_last_heard()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromMinutes(9));
        room.Hello(Ann);
        room.Clock.Advance(TimeSpan.FromMinutes(9));
        room.Hello(Ann);
        Assert.All(room.Events.Where(line => line.StartsWith("welcome", StringComparison.Ordinal)), line => Assert.Equal($"welcome {Ann} 1", line));
        room.Clock.Advance(TimeSpan.FromMinutes(11));
        room.Hello(Bob);
        room.Hello(Ann);
        Assert.Equal([$"welcome {Bob} 2", $"welcome {Ann} 3"], room.Events.TakeLast(2));
    }

    [Fact]
    public async Task A_tag_rests_as_long_as_others_are_free()
    {
        await using var room = new RoomDriver();
        for (var client = 0u; client < 3; client++)
        {
            room.Hello(Ann + client);
            room.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        Assert.Equal([1, 2, 3], room.Events.Where(line => line.StartsWith("welcome", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Gaps_of_a_topic_are_handed_on()
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        room.TopicGaps(Ann, 7, 3, new PartRange(0, 4), new PartRange(9, 999));
        Assert.Equal("again topic 7 version 3: 2", room.Events[^1]);
    }

    private static RoomDriver Echo() => new(builder => builder.WithRequest("echo", (string text) => text));
}
