using CloudBridge.Journal;
using CloudBridge.TestKit;
using CloudBridge.Wires.Cb1;

using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>Requests of CB1 that are kept beyond the life of a bridge.</summary>
public sealed class Cb1JournalTests
{
    private readonly MemoryJournal _journal = new();
    private readonly ManualTimeProvider _clock = new();
    private int _runs;

    [Fact]
    public async Task A_request_is_recorded_before_it_runs_and_its_answer_before_it_leaves()
    {
        await using var room = Start();
        Assert.Equal("1", await room.AnswerAsync(Ann, 1, "pay"));
        await _journal.Writes.CountAsync(3);
        Assert.Equal(["begin cb1-111111110001", "answer cb1-111111110001", "deliver cb1-111111110001"], _journal.Writes.Items);
    }

    [Theory]
    [InlineData("pay", "1", Cb1Form.Number)]
    [InlineData("read", "one", Cb1Form.Short)]
    [InlineData("long", "1|2|3", Cb1Form.Long)]
    public async Task After_a_restart_the_same_request_gets_the_kept_answer_under_whatever_tag_it_then_has(string request, string expected, object form)
    {
        await using (var first = Start())
        {
            first.Hello(Bob);
            Assert.StartsWith(expected, Plain(await first.AnswerAsync(Ann, 1, request)), StringComparison.Ordinal);
            await _journal.Writes.CountAsync(3);
        }

        _clock.Advance(TimeSpan.FromMinutes(2));
        await using var second = Start();
        Assert.StartsWith(expected, Plain(await second.AnswerAsync(Ann, 1, request)), StringComparison.Ordinal);
        Assert.Equal(form, second.Downlink.Answers[^1].Form);
        Assert.Equal(1, second.Downlink.Answers[^1].Address.Asker.Tag);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task What_a_crash_interrupted_runs_again_if_it_may_and_is_to_be_asked_again_otherwise()
    {
        await using (var first = Start())
        {
            await first.AnswerAsync(Ann, 1, "pay");
            await first.AnswerAsync(Ann, 2, "read");
            await _journal.Writes.CountAsync(6);
        }

        _journal.Rewrite(entry => entry with { State = JournalState.Begun, Answer = null });
        await using var second = Start();
        Assert.StartsWith("Failed: The server was restarted in the middle of this.", await second.AnswerAsync(Ann, 1, "pay"), StringComparison.Ordinal);
        Assert.Equal("one", await second.AnswerAsync(Ann, 2, "read"));
        Assert.Equal(3, _runs);
    }

    [Fact]
    public async Task When_the_downlink_has_forgotten_an_answer_the_journal_has_it_still()
    {
        await using var room = Start();
        await room.AnswerAsync(Ann, 1, "pay");
        await _journal.Writes.CountAsync(3);
        room.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Contains("leave 1", room.Events);
        Assert.Equal("1", await room.AnswerAsync(Ann, 1, "pay"));
        room.Clock.Advance(TimeSpan.FromSeconds(50));
        room.Gaps(Ann, 1);
        Assert.Equal("want 1/1: 1", room.Events[^1]);
        Assert.Equal("1", await room.AnswerAsync(Ann, 1, "pay"));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task An_answer_whose_client_is_gone_waits_in_the_journal()
    {
        await using var room = Start();
        var before = room.Recorded(room.Room.Reread(Cb1Ids.Of(Bob, 7), 99, Payload("pay"))!);
        await _journal.BeginAsync(new JournalEntry(new JournalKey("memory", "demo", "cb1-222222220007", 99), Payload("pay"), _clock.GetUtcNow(), JournalState.Begun, null));
        before.TryAnswer("ready");
        await _journal.Writes.FirstAsync(write => write == "answer cb1-222222220007");
        Assert.Empty(room.Downlink.Answers);
        Assert.Equal(JournalState.Answered, Assert.Single(_journal.Entries).State);
    }

    [Theory]
    [InlineData("longer", "The answer does not fit any more. Please ask again.")]
    [InlineData("number", "The answer does not fit any more. Please ask again.")]
    [InlineData("pay", "1")]
    public async Task An_answer_of_a_cloud_that_took_longer_values_is_sent_if_it_fits_still(string request, string expected)
    {
        await using (var first = Start(1000))
        {
            first.Hello(Ann);
            Assert.DoesNotContain("fit", await first.AnswerAsync(Ann, 1, request), StringComparison.Ordinal);
            await _journal.Writes.CountAsync(3);
        }

        await using var second = Start();
        Assert.EndsWith(expected, await second.AnswerAsync(Ann, 1, request), StringComparison.Ordinal);
        Assert.InRange(_runs, 0, 1);
    }

    [Fact]
    public void An_answer_in_a_form_that_nobody_knows_does_not_fit()
    {
        var (form, digits) = Cb1JournalFormat.Read(new JournalAnswer("77"u8.ToArray(), false));
        Assert.False(ReadLimits.Least.Hold(form, digits.Length));
    }

    [Fact]
    public void Ids_keep_client_and_number()
    {
        var id = Cb1Ids.Of(98765432, 12);
        Assert.Equal(("987654320012", 98765432u, 12), (id.ToString(), Cb1Ids.NonceOf(id), Cb1Ids.NumberOf(id)));
    }

    private static string Plain(string text) => text.Trim('[', ']');

    private RoomDriver Start(int valueLength = 256) => new(
        builder => builder
            .WithRequest("pay", () => Interlocked.Increment(ref _runs))
            .With(bridge => bridge.MapRequest("read", () => Count("one")).Idempotent())
            .WithRequest("number", () => Count(new string('7', 600)))
            .WithRequest("long", () => Count(Enumerable.Range(1, 500).ToArray()))
            .WithRequest("longer", () => Count(string.Concat(Enumerable.Repeat("☃中", 50_000)))),
        _journal,
        _clock,
        valueLength);

    private T Count<T>(T answer)
    {
        Interlocked.Increment(ref _runs);
        return answer;
    }
}
