namespace CloudBridge.Tests.Responses;

/// <summary>The last part of a long answer, which a project must not see before it has the highest numbered one.</summary>
public class LastPartTests
{
    private const string A = "100010";
    private const string B = "100020";
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(500);
    private readonly OutboxDriver _outbox = new(lastPartWait: Wait);

    [Fact]
    public void It_waits_until_the_project_asks_for_it()
    {
        _outbox.Add(A, 4);
        Assert.Equal([$"{A}:3", $"{A}:1", $"{A}:2"], Sent());
        Assert.False(_outbox.Outbox.IsEmpty);
        Assert.Equal(1, _outbox.Outbox.Queued);
        Assert.True(_outbox.Resend(A, 3));
        Assert.Equal([$"{A}:4"], Sent());
        Assert.True(_outbox.Outbox.IsEmpty);
    }

    [Fact]
    public void A_wish_for_another_part_is_met_and_the_last_one_waits_on()
    {
        _outbox.Add(A, 4);
        Sent();
        _outbox.Clock.Advance(Wait - TimeSpan.FromMilliseconds(1));
        _outbox.Resend(A, 1);
        Assert.Equal([$"{A}:1", $"{A}:2"], Sent());
        _outbox.Clock.Advance(Wait - TimeSpan.FromMilliseconds(1));
        Assert.Empty(Sent());
    }

    [Fact]
    public void A_part_that_has_just_left_is_not_sent_again()
    {
        _outbox.Add(A, 4);
        Sent();
        for (var i = 0; i < 24; i++)
        {
            _outbox.Resend(A, 0);
            Assert.Empty(Sent());
            _outbox.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        _outbox.Clock.Advance(TimeSpan.FromMilliseconds(10));
        _outbox.Resend(A, 0);
        Assert.Equal([$"{A}:1"], Sent());
    }

    [Fact]
    public void A_part_that_has_been_overwritten_is_sent_again_at_once()
    {
        var outbox = new OutboxDriver(variables: 2, lastPartWait: Wait);
        outbox.Add(A, 4);
        outbox.Send(10);
        outbox.Resend(A, 2);
        Assert.Equal([$"{A}:3"], OutboxDriver.Names(outbox.Send(10)));
    }

    [Fact]
    public async Task Where_nobody_asks_the_highest_numbered_part_goes_again_and_again_and_then_the_last()
    {
        _outbox.Add(A, 4);
        await _outbox.Outbox.Ready.WaitAsync();
        Sent();
        foreach (var expected in Enumerable.Repeat(3, 7).Append(4))
        {
            var woken = _outbox.Outbox.Ready.WaitAsync().AsTask();
            _outbox.Clock.Advance(Wait);
            await woken;
            Assert.Equal([$"{A}:{expected}"], Sent());
        }

        Assert.True(_outbox.Outbox.IsEmpty);
    }

    [Fact]
    public void Those_who_never_ask_are_spared_after_one_answer_until_they_ask()
    {
        _outbox.Add("100030", 3);
        Sent();
        Assert.Equal([.. Enumerable.Repeat(2, 7), 3], Silence(8));

        _outbox.Add(A, 3);
        Assert.Equal([$"{A}:2", $"{A}:1", $"{A}:2", $"{A}:3"], Sent());
        _outbox.Clock.Advance(Wait);
        _outbox.Resend(A, 2);
        Assert.Equal([$"{A}:2", $"{A}:3"], Sent());
        _outbox.Add(B, 3);
        Assert.Equal([$"{B}:2", $"{B}:1"], Sent());
    }

    [Fact]
    public void One_part_alone_does_not_wait()
    {
        _outbox.Add(A, 1);
        Assert.Equal([$"{A}:1"], Sent());
        Assert.True(_outbox.Outbox.IsEmpty);
    }

    [Fact]
    public void A_message_does_not_wait_as_nobody_can_ask_for_its_parts()
    {
        _outbox.Add(A, 3, key: 0, sent: new TaskCompletionSource());
        Assert.Equal([$"{A}:2", $"{A}:1", $"{A}:2", $"{A}:3"], Sent());
    }

    [Fact]
    public void While_it_waits_a_repeated_request_gets_the_answer_from_the_start()
    {
        _outbox.Add(A, 3);
        Sent();
        Assert.True(_outbox.Replay(A));
        Assert.Equal([$"{A}:2", $"{A}:1"], Sent());
        _outbox.Resend(A, 2);
        Assert.Equal([$"{A}:3"], Sent());
    }

    [Fact]
    public void On_a_new_connection_an_answer_that_waits_starts_over_as_its_parts_may_be_lost()
    {
        _outbox.Add(A, 3);
        Sent();
        Silence(7);
        _outbox.Outbox.StartOver();
        Assert.Equal([$"{A}:2", $"{A}:1"], Sent());
        Assert.Equal(2, Silence(1).Single());
    }

    [Fact]
    public void Others_do_not_wait_for_it()
    {
        _outbox.Add(A, 3);
        _outbox.Add(B, 1);
        Assert.Equal([$"{A}:2", $"{B}:1", $"{A}:1"], Sent());
    }

    /// <summary>As the sender does, takes until there is nothing more.</summary>
    private string[] Sent()
    {
        var sent = _outbox.Send(10);
        Assert.Empty(_outbox.Take(10));
        return [.. OutboxDriver.Names(sent)];
    }

    /// <summary>The parts that leave while the project says nothing.</summary>
    private int[] Silence(int rounds) => [.. Enumerable.Range(0, rounds).Select(_ =>
    {
        _outbox.Clock.Advance(Wait);
        return Assert.Single(_outbox.Send(10)).Part;
    })];
}
