using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Requests;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>What clients read counts for what is for them, and for nobody else.</summary>
public sealed class ReadLimitTests
{
    private const int LongValues = 100_000;
    private const uint Reader = 11111111;
    private const uint Other = 22222222;

    [Fact]
    public async Task A_hello_that_says_little_is_read_does_not_slow_what_is_for_others()
    {
        var alone = await SecondsOfLongAnswerAsync(_ => { });
        var once = await SecondsOfLongAnswerAsync(_ => { }, spoils: true);
        var withoutEnd = await SecondsOfLongAnswerAsync(room => Hello(room, Other), spoils: true);

        Assert.InRange(once, 0, 1.5 * alone);
        Assert.InRange(withoutEnd, 0, 2.5 * alone);
    }

    [Fact]
    public async Task A_client_that_asks_without_end_and_reads_little_takes_half_of_the_values_at_most()
    {
        var alone = await SecondsOfLongAnswerAsync(_ => { });
        await using var room = Simulation();
        var (reader, other) = (room.Join(Reader), room.Join(Other, variables: 1, maxReadLength: 256));
        await room.UntilAsync(() => reader.IsWelcome && other.IsWelcome);
        reader.Ask(room.Now, "repeat", "x", "100000");
        var asked = 0;
        var seconds = await room.UntilAsync(() =>
        {
            for (; asked < other.Answers.Count + 20; asked++)
            {
                other.Ask(room.Now, "repeat", "y", "20");
            }

            return reader.Answers.Count > 0;
        });

        Assert.InRange(seconds, 0, 2.5 * alone);
        Assert.InRange(other.Answers.Count, 5, int.MaxValue);
    }

    [Theory]
    [InlineData(256, 1)]
    [InlineData(256, 9)]
    [InlineData(700, 3)]
    [InlineData(2000, 1)]
    public async Task Who_reads_little_reads_all_that_is_for_it_beside_those_who_read_more(int length, int variables)
    {
        await using var room = Simulation();
        var little = room.Join(Other, variables, length);
        var same = room.Join(Other + 1, variables, length);
        SimulatedClient[] others = [.. Enumerable.Range(0, 4).Select(number => room.Join(Reader + (uint)number))];
        SimulatedClient[] all = [little, same, .. others];
        await room.UntilAsync(() => all.All(client => client.IsWelcome));
        foreach (var (text, times) in new[] { ("a", "5"), ("long", "2000"), ("b", "300"), ("other", "500"), ("7", "600") })
        {
            Array.ForEach(all, client => client.Ask(room.Now, "repeat", text, times));
        }

        await room.UntilAsync(() => all.All(client => client.Answers.Count == 5));

        Assert.All(all, client => Assert.Equal([5, 300, 600, 2500, 8000], client.Answers.Select(answer => answer.Length).Order()));
        Assert.Contains(room.Values, value => value.Length > 1900);
    }

    [Fact]
    public async Task Equal_answers_leave_once_for_those_who_read_the_same()
    {
        await using var room = Simulation();
        SimulatedClient[] little = [.. Enumerable.Range(0, 3).Select(number => room.Join(Other + (uint)number, 1, 256))];
        SimulatedClient[] others = [.. Enumerable.Range(0, 3).Select(number => room.Join(Reader + (uint)number))];
        SimulatedClient[] all = [.. little, .. others];
        await room.UntilAsync(() => all.All(client => client.IsWelcome));
        Array.ForEach(all, client => client.Ask(room.Now, "repeat", "x", "20000"));
        await room.UntilAsync(() => all.All(client => client.Answers.Count == 1));

        var shorts = room.Values.Where(value => value.Length <= 256).ToArray();
        Assert.InRange(shorts.Length, 170, 200);
        Assert.InRange(room.Values.Count(value => value.Length > 256), 20, 30);
        Assert.All(shorts.SkipLast(3).Skip(10), value => Assert.Equal(1, value.Variable));
    }

    [Fact]
    public async Task A_topic_is_written_for_those_who_follow_it()
    {
        await using var room = Simulation();
        var (reader, little) = (room.Join(Reader), room.Join(Other, 1, 256));
        await room.UntilAsync(() => reader.IsWelcome && little.IsWelcome);
        room.Room.Topics.Subscribe(Reader, "news");
        room.Room.Topics.Subscribe(Reader, "both");
        room.Room.Topics.Subscribe(Other, "both");
        reader.Follow(1);
        reader.Follow(2);
        little.Follow(2);
        room.Room.Topics.TryPublish("news", RequestResult.Text(new string('n', 5000)));
        room.Room.Topics.TryPublish("both", RequestResult.Text(new string('b', 600)));
        await room.UntilAsync(() => reader.Updates.Count == 2 && little.Updates.Count == 1);

        Assert.Contains(room.Values, value => value.Length > 1900);
    }

    [Fact]
    public async Task Who_begins_to_follow_and_reads_less_can_read_the_repeats()
    {
        await using var room = Simulation();
        var (reader, little) = (room.Join(Reader), room.Join(Other, 1, 256));
        await room.UntilAsync(() => reader.IsWelcome && little.IsWelcome);
        room.Room.Topics.Subscribe(Reader, "news");
        reader.Follow(1);
        room.Room.Topics.TryPublish("news", RequestResult.Text(new string('n', 900)));
        await room.UntilAsync(() => reader.Updates.Count == 1);
        room.Room.Topics.Subscribe(Other, "news");
        little.Follow(1);
        await room.UntilAsync(() => little.Updates.Count == 1);
    }

    private static async Task<double> SecondsOfLongAnswerAsync(Action<RoomSimulation> eachStep, bool spoils = false)
    {
        await using var room = Simulation();
        var reader = room.Join(Reader);
        if (spoils)
        {
            Hello(room, Other);
        }

        await room.UntilAsync(() => reader.IsWelcome);
        reader.Ask(room.Now, "repeat", "x", "100000");
        return await room.UntilAsync(() =>
        {
            eachStep(room);
            return reader.Answers.Count > 0;
        });
    }

    /// <summary>One variable, 256 digits.</summary>
    private static void Hello(RoomSimulation room, uint nonce)
    {
        var value = new byte[UpWriter.ShortLength];
        room.Room.TryReceive(value.AsSpan(0, UpWriter.WriteHello(value, nonce, 1, 1, 256)), Arrival.Live(0));
    }

    private static RoomSimulation Simulation() => new(LongValues, configure: builder => builder
        .WithRequest("repeat", (string text, int times) => string.Concat(Enumerable.Repeat(text, times))));
}
