using CloudBridge.Journal;

namespace CloudBridge.Tests.Journal;

/// <summary>A desk with answers that are too long to be kept, and with a journal that is full.</summary>
public sealed class LongAnswerTests
{
    private const string Id = "50000";
    private int _runs;

    [Fact]
    public async Task A_long_answer_of_a_request_that_only_reads_is_not_kept_and_is_made_anew_for_who_asks_again()
    {
        await using var desk = Desk();
        await desk.AnswerAsync(Id, "book");
        await desk.Journal.Writes.FirstAsync(write => write == $"deliver {Id}");
        var entry = Assert.Single(desk.Journal.Entries);
        Assert.Equal((null, true, JournalState.Delivered), (entry.Answer, entry.IsIdempotent, entry.State));

        await desk.AnswerAsync(Id, "book");
        desk.Replay(Id, "book");
        await desk.Sent.CountAsync(3);

        Assert.Equal(3, _runs);
        Assert.Single(desk.Sent.Items.Distinct());
        Assert.DoesNotContain(desk.Journal.Writes.Items, write => write.StartsWith("answer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("page")]
    [InlineData("buy")]
    public async Task A_short_one_and_one_with_an_effect_are_kept_and_run_once(string name)
    {
        await using var desk = Desk();
        await desk.AnswerAsync(Id, name);
        await desk.Journal.Writes.FirstAsync(write => write == $"deliver {Id}");

        await desk.AnswerAsync(Id, name);
        desk.Replay(Id, name);
        await desk.Sent.CountAsync(3);

        Assert.Equal(1, _runs);
        Assert.Single(desk.Sent.Items.Distinct());
        Assert.Equal(name == "page", Assert.Single(desk.Journal.Entries).IsIdempotent);
    }

    [Fact]
    public async Task While_the_journal_is_full_what_has_an_effect_is_told_busy_and_what_only_reads_is_answered()
    {
        await using var desk = Desk();
        desk.Journal.Failure = new JournalException("full") { IsFull = true };
        Assert.Equal("The server is very busy right now. Please try again in a moment.", await desk.AnswerAsync(Id, "buy"));
        Assert.Equal(0, _runs);
        Assert.Equal("xxx", await desk.AnswerAsync(Id, "page"));

        desk.Journal.Failure = null;
        Assert.Equal(6_000, (await desk.AnswerAsync(Id, "buy")).Length);
    }

    private JournaledDriver Desk() => new(concurrency: 2, queueLength: 4, bridge =>
    {
        bridge.MapRequest("book", () => Text(6_000)).Idempotent();
        bridge.MapRequest("page", () => Text(3)).Idempotent();
        bridge.MapRequest("buy", () => Text(6_000));
    });

    private string Text(int length)
    {
        Interlocked.Increment(ref _runs);
        return new string('x', length);
    }
}
