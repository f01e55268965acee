using CloudBridge.Requests;
using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>Who holds a tag when more clients come than there are tags.</summary>
public sealed class TagTests
{
    private const uint Crowd = 50000000;

    [Fact]
    public async Task Hellos_alone_keep_nobody_out()
    {
        await using var room = Echo();
        HelloFrom(room, 2_500);
        room.Hello(Bob);

        Assert.StartsWith($"welcome {Bob} ", room.Events[^1], StringComparison.Ordinal);
        Assert.Equal("hi", await room.AnswerAsync(Bob, 1, "echo", "hi"));
    }

    [Fact]
    public async Task Who_has_asked_keeps_its_tag_while_others_only_greet()
    {
        await using var room = Echo();
        room.Hello(Ann);
        await room.AnswerAsync(Ann, 1, "echo", "hi");
        room.Clock.Advance(TimeSpan.FromMinutes(2));
        HelloFrom(room, 2_500);
        room.Hello(Ann);

        Assert.Equal($"welcome {Ann} 1", room.Events[^1]);
    }

    [Fact]
    public async Task Of_those_who_only_greeted_the_one_that_is_silent_longest_goes_first()
    {
        await using var room = new RoomDriver();
        HelloFrom(room, 999);
        room.Hello(Crowd);
        room.Hello(Bob);

        Assert.Equal([$"welcome {Crowd} 1", $"welcome {Bob} 2"], room.Events.Where(line => line.StartsWith("welcome", StringComparison.Ordinal)).TakeLast(2));
    }

    [Fact]
    public async Task When_all_have_asked_the_one_that_is_silent_longest_goes_but_none_that_may_wait_for_an_answer()
    {
        await using var room = Echo();
        for (var client = 0u; client < 999; client++)
        {
            room.Ask(Crowd + client, 1, "echo", "hi");
            room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        room.Hello(Bob);
        Assert.DoesNotContain(room.Events, line => line.StartsWith($"welcome {Bob}", StringComparison.Ordinal));
        room.Clock.Advance(TimeSpan.FromSeconds(14));
        room.Hello(Crowd);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        room.Hello(Bob);
        Assert.Equal($"welcome {Bob} 2", room.Events[^1]);
        Assert.Contains("leave 2", room.Events);
    }

    [Fact]
    public async Task Nothing_is_asked_of_who_has_lost_its_tag()
    {
        await using var room = Echo();
        room.Part(Ann, 1, 1, 2, "12"u8);
        HelloFrom(room, 1_500);
        var before = room.Events.Count;
        room.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.DoesNotContain(room.Events.Skip(before), line => line.StartsWith("want", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_lost_its_tag_takes_nothing_of_its_new_holder_and_is_answered_when_it_asks()
    {
        await using var room = new RoomSimulation(256, 0.1, builder => builder.WithRequest("echo", (string text) => text));
        var idle = room.Join(Ann);
        await room.UntilAsync(() => idle.IsWelcome);
        for (var client = 0u; client < 998; client++)
        {
            Hello(room, Crowd + client);
        }

        // Everybody's words wait behind those of the crowd, so some time goes by.
        var other = room.Join(Bob);
        await room.UntilAsync(() => other.IsWelcome);
        other.Ask(room.Now, "echo", "for Bob");
        await room.UntilAsync(() => other.Answers.Count == 1);
        Assert.Empty(idle.Answers);
        idle.Ask(room.Now, "echo", "for Ann");
        other.Ask(room.Now, "echo", "for Bob again");
        await room.UntilAsync(() => idle.Answers.Count == 1 && other.Answers.Count == 2);

        Assert.Equal(["for Ann"], idle.Answers);
        Assert.Equal(["for Bob", "for Bob again"], other.Answers);
        Assert.Equal(1, idle.Restarts);
    }

    private static void HelloFrom(RoomDriver room, int count)
    {
        for (var client = 0u; client < count; client++)
        {
            room.Hello(Crowd + client);
        }
    }

    private static void Hello(RoomSimulation room, uint nonce)
    {
        var value = new byte[20];
        room.Room.TryReceive(value.AsSpan(0, CloudBridge.Protocol.Cb1.Values.UpWriter.WriteHello(value, nonce, 1, 9, 256)), Arrival.Live(0));
    }

    private static RoomDriver Echo() => new(builder => builder.WithRequest("echo", (string text) => text));
}
