using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1;
using FsCheck.Fluent;
using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>How requests come in, run once, and are answered.</summary>
public sealed class Cb1RequestTests
{
    private int _runs;

    [Fact]
    public void Parts_in_any_order_and_more_than_once_are_one_request()
    {
        var payload = Payload("join", "one", "two", "three", "four");
        var parts = Cut(payload, 5);
        Property.Holds(Gen.Choose(0, 4).ListOf(20), order =>
        {
            using var scope = new SyncRoom(Counting());
            int[] all = [.. order, .. Enumerable.Range(0, 5)];
            foreach (var part in all)
            {
                scope.Room.Part(Ann, 1, part + 1, 5, parts[part]);
            }

            scope.Wait(scope.Room.WhenAnswersAsync(1));
            Assert.Equal("one+two+three+four", scope.Room.Downlink.Last);
            Assert.Single(scope.Room.Downlink.Answers);
        }, runs: 30);
    }

    [Fact]
    public async Task Parts_of_several_clients_and_requests_do_not_mix()
    {
        await using var room = Counting();
        var first = Cut(Payload("join", "a", "b", "c"), 2);
        var second = Cut(Payload("join", "x", "y", "z"), 2);
        room.Part(Ann, 1, 1, 2, first[0]);
        room.Part(Bob, 1, 2, 2, second[1]);
        room.Part(Ann, 2, 2, 2, second[1]);
        room.Part(Bob, 1, 1, 2, second[0]);
        await room.WhenAnswersAsync(1);
        Assert.Equal("x+y+z", room.Downlink.Last);
        room.Part(Ann, 1, 2, 2, first[1]);
        await room.WhenAnswersAsync(2);
        Assert.Equal("a+b+c", room.Downlink.Last);
    }

    [Fact]
    public async Task Missing_parts_are_asked_for_half_a_second_after_the_last_and_then_each_second()
    {
        await using var room = Counting();
        var parts = Cut(Payload("join", "one", "two"), 3);
        room.Part(Ann, 1, 2, 3, parts[1]);
        room.Clock.Advance(TimeSpan.FromSeconds(0.4));
        Assert.DoesNotContain(room.Events, IsWish);
        room.Clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("want 1/1: 1 3", Assert.Single(room.Events, IsWish));
        room.Part(Ann, 1, 1, 3, parts[0]);
        room.Clock.Advance(TimeSpan.FromSeconds(0.6));
        Assert.Equal("want 1/1: 3", room.Events[^1]);
        room.Clock.Advance(TimeSpan.FromSeconds(0.8));
        Assert.Equal(2, room.Events.Count(IsWish));
        room.Clock.Advance(TimeSpan.FromSeconds(0.3));
        Assert.Equal(3, room.Events.Count(IsWish));
    }

    [Fact]
    public async Task A_half_request_is_forgotten_after_15_s()
    {
        await using var room = Counting();
        var parts = Cut(Payload("join", "one", "two"), 2);
        room.Part(Ann, 1, 1, 2, parts[0]);
        for (var second = 0; second < 20; second++)
        {
            room.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var wishes = room.Events.Count(IsWish);
        Assert.InRange(wishes, 5, 15);
        room.Part(Ann, 1, 2, 2, parts[1]);
        Assert.Empty(room.Downlink.Answers);
    }

    [Fact]
    public async Task A_request_that_comes_again_is_not_run_again_but_answered_again()
    {
        await using var room = Counting();
        Assert.Equal("1", await room.AnswerAsync(Ann, 1, "count"));
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        room.Ask(Ann, 1, "count");
        Assert.Equal("replay 1/1", room.Events[^1]);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_repeat_right_away_is_an_echo()
    {
        await using var room = Counting();
        await room.AnswerAsync(Ann, 1, "count");
        room.Ask(Ann, 1, "count");
        Assert.Equal("answer 1/1: 1", room.Events[^1]);
    }

    [Fact]
    public async Task While_it_runs_a_request_that_comes_again_is_told_so_and_so_are_gaps()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var room = new RoomDriver(builder => builder.WithRequest("slow", () => gate.Task));
        room.Ask(Ann, 1, "slow");
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        room.Ask(Ann, 1, "slow");
        Assert.Equal("working 1/1", room.Events[^1]);
        room.Gaps(Ann, 1);
        Assert.Equal(["resend 1/1: ", "working 1/1"], room.Events.TakeLast(2));
        gate.SetResult("done");
        await room.WhenAnswersAsync(1);
        Assert.Equal("done", room.Downlink.Last);
    }

    [Fact]
    public async Task The_same_number_with_another_question_is_another_request()
    {
        await using var room = Counting();
        Assert.Equal("1", await room.AnswerAsync(Ann, 1, "count"));
        Assert.Equal("x", await room.AnswerAsync(Ann, 1, "join", "x"));
    }

    [Fact]
    public async Task The_same_question_of_another_client_is_another_request()
    {
        await using var room = Counting();
        Assert.Equal("1", await room.AnswerAsync(Ann, 1, "count"));
        Assert.Equal("2", await room.AnswerAsync(Bob, 1, "count"));
        Assert.Single(room.Downlink.Answers.Select(answer => answer.Key).Distinct());
    }

    [Fact]
    public async Task Echoes_of_a_request_from_a_hundred_numbers_ago_are_nobodys()
    {
        await using var room = Counting();
        await room.AnswerAsync(Ann, 5, "count");
        await room.AnswerAsync(Ann, 105, "count");
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        room.Ask(Ann, 5, "count");
        room.Done(Ann, 5);
        Assert.Equal("answer 1/105: 2", room.Events[^1]);
    }

    [Fact]
    public async Task An_answer_does_not_leave_once_another_request_has_its_ending()
    {
        await using var room = Counting();
        await room.AnswerAsync(Ann, 5, "count");
        room.Ask(Ann, 105, "count");
        Assert.Contains("forget 1/5", room.Events);
        await room.WhenAnswersAsync(2);
        Assert.Equal("2", room.Downlink.Last);
    }

    [Fact]
    public async Task When_its_answer_is_no_longer_kept_what_only_reads_runs_again_and_the_rest_does_not()
    {
        await using var room = Counting();
        await room.AnswerAsync(Ann, 1, "count");
        Assert.Equal("1", await room.AnswerAsync(Ann, 2, "read"));
        room.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Contains("leave 1", room.Events);
        Assert.Equal("1", await room.AnswerAsync(Ann, 2, "read"));
        Assert.StartsWith("Failed: The answer to this is no longer kept.", await room.AnswerAsync(Ann, 1, "count"), StringComparison.Ordinal);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Gaps_are_handed_on_and_done_and_gave_up_make_the_answer_be_forgotten()
    {
        await using var room = Counting();
        await room.AnswerAsync(Ann, 1, "count");
        room.Gaps(Ann, 1, new PartRange(0, 2), new PartRange(5, 999));
        Assert.Equal("resend 1/1: 0-2 5-999", room.Events[^1]);
        room.Done(Ann, 1);
        Assert.Equal("forget 1/1", room.Events[^1]);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        room.Ask(Ann, 1, "count");
        room.Gaps(Ann, 1);
        Assert.Equal("forget 1/1", room.Events[^1]);
        await room.AnswerAsync(Ann, 2, "count");
        room.GiveUp(Ann, 2);
        Assert.Equal("forget 1/2", room.Events[^1]);
    }

    [Fact]
    public async Task An_answer_that_nobody_waits_for_any_more_does_not_leave()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var room = new RoomDriver(builder => builder.WithRequest("slow", () => gate.Task).WithRequest("echo", (string text) => text));
        room.Ask(Ann, 1, "slow");
        room.GiveUp(Ann, 1);
        gate.SetResult("late");
        Assert.Equal("hi", await room.AnswerAsync(Ann, 2, "echo", "hi"));
        Assert.DoesNotContain(room.Events, line => line.Contains("late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unreadable_payloads_get_a_sentence()
    {
        await using var room = Counting();
        room.Part(Ann, 1, 1, 1, "98"u8);
        Assert.Equal("Failed: The request arrived garbled. Please ask again.", room.Downlink.Last);
    }

    [Fact]
    public async Task Requests_that_are_too_long_get_a_sentence_in_one_value_or_several()
    {
        await using var room = Counting();
        var payload = Payload("join", new string('x', 30_000));
        room.Part(Ann, 1, 1, 1, payload);
        Assert.StartsWith("Failed: The request is too long.", room.Downlink.Last, StringComparison.Ordinal);
        foreach (var (part, digits) in Cut(payload, 4).Index())
        {
            room.Part(Ann, 2, part + 1, 4, digits);
        }

        Assert.Equal(2, room.Downlink.Answers.Count);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(room.Events, IsWish);
    }

    [Fact]
    public async Task Too_many_half_requests_drop_the_oldest()
    {
        await using var room = Counting();
        for (var client = 0u; client < 257; client++)
        {
            room.Part(Ann + client, 1, 1, 2, "1"u8);
            room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        room.Clock.Advance(TimeSpan.FromSeconds(0.7));
        Assert.DoesNotContain("want 1/1: 2", room.Events);
        Assert.Contains("want 2/1: 2", room.Events);
        Assert.Contains("want 257/1: 2", room.Events);
    }

    [Theory]
    [InlineData("[a|]", "a", "")]
    [InlineData("[|b]", null, "b")]
    [InlineData("[a]", "a", null)]
    [InlineData("[]", null, null)]
    public async Task Null_is_an_empty_argument_and_at_the_end_a_missing_one(string expected, string? first, string? second)
    {
        await using var room = new RoomDriver(builder => builder.WithRequest("list", (string[] items) => items));
        Assert.Equal(expected, await room.AnswerAsync(Ann, 1, "list", first, second));
    }

    [Theory]
    [InlineData("number", Cb1Form.Number, "007")]
    [InlineData("text", Cb1Form.Short, "naïve ☃")]
    [InlineData("nothing", Cb1Form.Short, "null")]
    [InlineData("empty", Cb1Form.Short, "")]
    [InlineData("list", Cb1Form.Short, "[a||1]")]
    [InlineData("missing", Cb1Form.Short, "NotFound: No such thing.")]
    [InlineData("wrong", Cb1Form.Short, "BadArgument: That is wrong.")]
    [InlineData("fail", Cb1Form.Short, "Failed: Not today.")]
    [InlineData("unknown", Cb1Form.Short, "NotFound: This server has no such request. Ask \"help\" for the list.")]
    public async Task Every_kind_of_answer_says_what_it_is(string name, object form, string expected)
    {
        await using var room = new RoomDriver(builder => builder
            .WithRequest("number", () => "007")
            .WithRequest("text", () => "naïve ☃")
            .WithRequest("nothing", () => (string?)null)
            .WithRequest("empty", () => "")
            .WithRequest("list", () => new[] { "a", "", "1" })
            .WithRequest("missing", () => RequestResult.NotFound("No such thing."))
            .WithRequest("wrong", () => RequestResult.BadArgument("That is wrong."))
            .WithRequest("fail", () => RequestResult.Failed("Not today.")));
        Assert.Equal(expected, await room.AnswerAsync(Ann, 1, name));
        Assert.Equal(form, room.Downlink.Answers[^1].Form);
    }

    [Fact]
    public async Task What_does_not_fit_into_an_entry_is_long_and_what_fits_nowhere_a_sentence()
    {
        await using var room = new RoomDriver(builder => builder
            .WithRequest("repeat", (string text, int times) => string.Concat(Enumerable.Repeat(text, times)))
            .WithRequest("limit", (RequestContext context) => context.ReplyLimit));
        Assert.Equal(new string('7', 200), await room.AnswerAsync(Ann, 1, "repeat", "7", "200"));
        Assert.Equal(Cb1Form.Number, room.Downlink.Answers[^1].Form);
        Assert.Equal(new string('7', 700), await room.AnswerAsync(Ann, 2, "repeat", "7", "700"));
        Assert.Equal(Cb1Form.Long, room.Downlink.Answers[^1].Form);
        var limit = int.Parse(await room.AnswerAsync(Ann, 3, "limit"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(limit, 50_000, 120_000);
        Assert.Equal(limit, (await room.AnswerAsync(Ann, 4, "repeat", "~", limit.ToString(System.Globalization.CultureInfo.InvariantCulture))).Length);
        Assert.StartsWith("Failed: The answer is too long", await room.AnswerAsync(Ann, 5, "repeat", "☃", "120001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_priority_of_an_answer_is_that_of_its_request()
    {
        await using var room = Counting();
        await room.AnswerAsync(Ann, 1, "count");
        Assert.Equal(RequestPriority.Normal, room.Downlink.Answers[^1].Priority);
    }

    private static bool IsWish(string line) => line.StartsWith("want", StringComparison.Ordinal);

    private RoomDriver Counting() => new(builder => builder
        .WithRequest("count", () => Interlocked.Increment(ref _runs))
        .With(bridge => bridge.MapRequest("read", () => 1).Idempotent())
        .WithRequest("join", (string[] texts) => string.Join('+', texts)));

    /// <summary>A room inside a property, which cannot wait.</summary>
    private sealed class SyncRoom(RoomDriver room) : IDisposable
    {
        public RoomDriver Room => room;

        public void Wait(Task task) => task.GetAwaiter().GetResult();

        public void Dispose() => room.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
