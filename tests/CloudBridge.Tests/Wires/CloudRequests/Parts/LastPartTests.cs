using CloudBridge.Tests.Downlink;

namespace CloudBridge.Tests.Wires.CloudRequests.Parts;

/// <summary>The last part of a long answer, which a project must not see before it has the highest numbered one.</summary>
public class LastPartTests
{
    private const string A = "100010";
    private const string B = "100020";
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstWord = TimeSpan.FromMilliseconds(200);
    private readonly OutboxDriver _outbox = new(lastPartWait: Wait);

    [Fact]
    public void A_project_that_says_nothing_gets_the_highest_numbered_part_more_than_once_and_the_last_one_soon()
    {
        _outbox.Add(A, 4);
        Assert.Equal([$"{A}:3", $"{A}:1", $"{A}:2", $"{A}:3", $"{A}:3", $"{A}:3"], Sent());
        Assert.False(_outbox.Outbox.IsEmpty);
        Assert.Equal(1, _outbox.Outbox.Queued);
        _outbox.Clock.Advance(FirstWord - TimeSpan.FromMilliseconds(1));
        Assert.Empty(Sent());
        _outbox.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([$"{A}:4"], Sent());
        Assert.True(_outbox.Outbox.IsEmpty);
    }

    [Fact]
    public void An_answer_that_took_that_long_does_not_wait_for_a_word()
    {
        _outbox.Add(A, 5);
        for (var part = 0; part < 6; part++)
        {
            Assert.NotEmpty(_outbox.Send(1));
            _outbox.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([$"{A}:5"], Sent());
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    [InlineData(12, 5)]
    public void How_often_it_leaves_depends_on_what_that_costs_while_nothing_is_known_of_the_project(int parts, int copies)
    {
        _outbox.Add(A, parts);
        Assert.Equal(copies, _outbox.Send(100).Count(part => part.Part == parts - 1));
    }

    [Fact]
    public void Beside_others_it_leaves_twice()
    {
        _outbox.Add(A, 3);
        _outbox.Add(B, 30);
        Assert.Equal(2, _outbox.Send(8).Count(part => part is { Id: A, Part: 2 }));
    }

    [Fact]
    public void Where_many_answers_came_whole_it_leaves_twice_and_where_parts_were_missed_up_to_seven_times()
    {
        for (var number = 0; number < 60; number++)
        {
            Deliver($"{20_000 + number}0", 6);
        }

        _outbox.Add(A, 6);
        Assert.Equal(2, _outbox.Send(100).Count(part => part.Part == 5));
        for (var number = 0; number < 60; number++)
        {
            var id = $"{30_000 + number}0";
            Deliver(id, 6);
            foreach (var missed in new[] { 0, 2 })
            {
                _outbox.Clock.Advance(Wait);
                _outbox.Resend(id, missed);
                Assert.NotEmpty(_outbox.Send(2));
            }
        }

        _outbox.Add(B, 6);
        Assert.Equal(7, _outbox.Send(100).Count(part => part.Part == 5));
    }

    [Fact]
    public void A_project_that_asks_meanwhile_gets_the_last_part_when_it_asks_for_that()
    {
        _outbox.Add(A, 4);
        _outbox.Send(1);
        Assert.True(_outbox.Resend(A, 0));
        Assert.Equal([$"{A}:1", $"{A}:2"], Sent());
        _outbox.Clock.Advance(FirstWord);
        Assert.Empty(Sent());
        Assert.True(_outbox.Resend(A, 3));
        Assert.Equal([$"{A}:4"], Sent());
        _outbox.Add(B, 3);
        Assert.Equal([$"{B}:2", $"{B}:1"], Sent());
    }

    [Fact]
    public void A_project_that_asks_only_once_it_has_the_last_part_is_not_taken_for_one_that_asks_before()
    {
        Deliver(A, 4);
        _outbox.Clock.Advance(Wait);
        _outbox.Resend(A, 1);
        Assert.Equal([$"{A}:1", $"{A}:2"], Sent());
        _outbox.Add(B, 3);
        Assert.True(Sent().Length > 2);
        _outbox.Clock.Advance(FirstWord);
        Assert.All(Sent(), part => Assert.Equal($"{B}:3", part));
    }

    [Fact]
    public void Where_parts_were_missed_the_last_one_leaves_more_than_once_too()
    {
        Deliver(A, 4);
        _outbox.Clock.Advance(Wait);
        _outbox.Resend(A, 0);
        _outbox.Send(1);
        _outbox.Add(B, 3);
        Sent();
        _outbox.Clock.Advance(FirstWord);
        Assert.Equal([$"{B}:3", $"{B}:3", $"{B}:3"], Sent());
    }

    [Fact]
    public void A_wish_for_another_part_is_met_and_the_last_one_waits_on()
    {
        Asks();
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
        Asks();
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
        outbox.Send(1);
        outbox.Resend(A, 0);
        outbox.Send(10);
        outbox.Resend(A, 2);
        Assert.Equal([$"{A}:3"], OutboxDriver.Names(outbox.Send(10)));
    }

    [Fact]
    public async Task Where_a_project_that_asks_falls_silent_the_highest_numbered_part_goes_again_and_again_and_then_the_last()
    {
        Asks();
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
    public void After_that_it_is_spared_until_it_asks_again()
    {
        Asks();
        _outbox.Add("100030", 3);
        Sent();
        Assert.Equal([.. Enumerable.Repeat(2, 7), 3], Silence(8));

        _outbox.Add(A, 3);
        Sent();
        _outbox.Clock.Advance(FirstWord);
        Assert.Equal([$"{A}:3"], Sent());
        Asks();
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
        Asks();
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
        Asks();
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
        Asks();
        _outbox.Add(A, 3);
        _outbox.Add(B, 1);
        Assert.Equal([$"{A}:2", $"{B}:1", $"{A}:1"], Sent());
    }

    /// <summary>Shows that the project asks for parts before the last one has come.</summary>
    private void Asks()
    {
        _outbox.Add("900010", 2);
        _outbox.Send(1);
        _outbox.Resend("900010", 1);
        Assert.Contains("900010:2", OutboxDriver.Names(_outbox.Send(10)));
    }

    /// <summary>An answer leaves while the project says nothing.</summary>
    private void Deliver(string id, int parts)
    {
        _outbox.Add(id, parts);
        _outbox.Send(100);
        _outbox.Clock.Advance(FirstWord);
        _outbox.Send(100);
    }

    /// <summary>As the sender does, takes until there is nothing more.</summary>
    private string[] Sent()
    {
        var sent = _outbox.Send(20);
        Assert.Empty(_outbox.Take(20));
        return [.. OutboxDriver.Names(sent)];
    }

    /// <summary>The parts that leave while the project says nothing.</summary>
    private int[] Silence(int rounds) => [.. Enumerable.Range(0, rounds).Select(_ =>
    {
        _outbox.Clock.Advance(Wait);
        return Assert.Single(_outbox.Send(10)).Part;
    })];
}
