namespace CloudBridge.Tests.Downlink;

public class ProjectDownlinkTests
{
    private const string A = "100010";
    private const string B = "100020";
    private const string C = "100030";
    private readonly OutboxDriver _outbox = new();

    [Fact]
    public void An_answer_leaves_part_by_part_the_highest_numbered_first()
    {
        _outbox.Add(A, 5);
        _outbox.Add(B, 1);
        Assert.Equal([$"{A}:4", $"{B}:1", $"{A}:1", $"{A}:2", $"{A}:3", $"{A}:5"], OutboxDriver.Names(_outbox.Send(10)));
        Assert.True(_outbox.Outbox.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(163)]
    public void A_long_answer_never_delays_a_short_one_by_more_than_one_value(int begun)
    {
        _outbox.Add(A, 164);
        _outbox.Send(begun);
        _outbox.Add(B, 1);
        Assert.Contains($"{B}:1", OutboxDriver.Names(_outbox.Send(2)));
    }

    [Fact]
    public void Answers_take_turns()
    {
        _outbox.Add(A, 3);
        _outbox.Add(B, 2);
        _outbox.Add(C, 1);
        Assert.Equal([$"{A}:2", $"{B}:1", $"{C}:1", $"{A}:1", $"{B}:2", $"{A}:3"], OutboxDriver.Names(_outbox.Send(10)));
    }

    [Fact]
    public void With_many_long_answers_a_short_one_waits_for_one_round()
    {
        for (var i = 0; i < 20; i++)
        {
            _outbox.Add($"2000{i:00}", 100);
        }

        _outbox.Send(137);
        _outbox.Add(B, 1);
        Assert.Contains($"{B}:1", OutboxDriver.Names(_outbox.Send(21)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Variables_are_used_in_turn_over_all_answers_and_repeats(int variables)
    {
        var outbox = new OutboxDriver(variables);
        outbox.Add(A, 5);
        outbox.Add(B, 5);
        var sent = outbox.Send(7);
        outbox.Resend(A, 1);
        sent.AddRange(outbox.Send(100));
        Assert.Equal(12, sent.Count);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"F{(i % variables) + 1}"), sent.Select(part => part.Variable));
    }

    [Fact]
    public void A_lost_part_and_the_one_after_it_are_sent_again_in_turn_with_what_others_wait_for()
    {
        _outbox.Add(A, 5);
        _outbox.Send(4);
        _outbox.Add(B, 1);
        Assert.True(_outbox.Resend(A, 2));
        Assert.Equal([$"{A}:2", $"{B}:1", $"{A}:3", $"{A}:5"], OutboxDriver.Names(_outbox.Send(10)));
    }

    [Fact]
    public void An_answer_that_still_waits_is_remembered_whatever_comes_after_it()
    {
        var outbox = new OutboxDriver(remembered: 1);
        outbox.Add(A, 3);
        outbox.Send(1);
        outbox.Add(B, 1);
        Assert.True(outbox.Resend(A, 1));
        Assert.Equal([$"{B}:1", $"{A}:2", $"{A}:1", $"{A}:3"], OutboxDriver.Names(outbox.Send(10)));
    }

    [Fact]
    public void A_part_sent_again_is_the_same_to_the_last_digit()
    {
        _outbox.Add(A, 3);
        var first = _outbox.Send(10);
        _outbox.Resend(A, 1);
        _outbox.Resend(A, 3);
        Assert.Equal(first.Select(part => part.Value).Order(), _outbox.Send(10).Select(part => part.Value).Order());
    }

    [Theory]
    [InlineData(0, new[] { 1 })]
    [InlineData(4, new[] { 4, 5 })]
    [InlineData(5, new[] { 5 })]
    [InlineData(6, new int[0])]
    [InlineData(9999, new int[0])]
    public void The_first_and_the_final_part_can_be_asked_for_too(int asked, int[] sent)
    {
        _outbox.Add(A, 5);
        _outbox.Send(5);
        Assert.True(_outbox.Resend(A, asked));
        Assert.Equal(sent, _outbox.Send(10).Select(part => part.Part));
    }

    [Fact]
    public void Parts_that_have_not_been_sent_yet_keep_their_turn()
    {
        _outbox.Add(A, 5);
        _outbox.Send(2);
        Assert.True(_outbox.Resend(A, 2));
        Assert.True(_outbox.Resend(A, 4));
        Assert.Equal([4, 2, 3, 5], _outbox.Send(10).Select(part => part.Part));
    }

    [Fact]
    public void Asking_many_times_for_one_part_sends_it_once()
    {
        _outbox.Add(A, 3);
        _outbox.Send(3);
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(_outbox.Resend(A, 1));
        }

        Assert.Equal([1, 2], _outbox.Send(100).Select(part => part.Part));
    }

    [Fact]
    public void An_answer_nobody_remembers_cannot_be_sent_again()
    {
        var outbox = new OutboxDriver(remembered: 2);
        outbox.Add(A, 1);
        outbox.Add(B, 1);
        outbox.Send(2);
        outbox.Add(C, 1);
        outbox.Send(1);
        Assert.False(outbox.Resend(A, 1));
        Assert.True(outbox.Resend(B, 1));
        Assert.True(outbox.Resend(C, 1));
        Assert.False(outbox.Resend("999990", 1));
    }

    [Fact]
    public void Huge_answers_are_remembered_only_as_long_as_there_is_room()
    {
        foreach (var id in new[] { A, B, C })
        {
            _outbox.Add(id, 200_000);
            _outbox.Send(200_000);
        }

        Assert.Equal([false, true, true], new[] { A, B, C }.Select(id => _outbox.Resend(id, 1)));
    }

    [Fact]
    public void What_was_in_doubt_when_the_connection_broke_goes_first_and_in_order()
    {
        _outbox.Add(A, 4);
        _outbox.Add(B, 1);
        _outbox.Take(3);
        _outbox.Outbox.PutBack();
        Assert.False(_outbox.Outbox.IsEmpty);
        _outbox.Take(1);
        _outbox.Outbox.PutBack();
        Assert.Equal([$"{A}:3", $"{B}:1", $"{A}:1", $"{A}:2", $"{A}:4"], OutboxDriver.Names(_outbox.Send(10)));
        Assert.True(_outbox.Outbox.IsEmpty);
    }

    [Fact]
    public void What_has_been_confirmed_does_not_come_back()
    {
        _outbox.Add(A, 2);
        _outbox.Send(1);
        _outbox.Outbox.PutBack();
        Assert.Equal([2], _outbox.Send(10).Select(part => part.Part));
    }

    [Fact]
    public void A_remembered_answer_can_be_sent_once_more_from_the_start()
    {
        _outbox.Add(A, 2);
        _outbox.Send(2);
        Assert.True(_outbox.Replay(A));
        Assert.Equal([1, 2], _outbox.Send(10).Select(part => part.Part));
    }

    [Fact]
    public void An_answer_on_its_way_or_to_another_request_is_not_sent_once_more()
    {
        _outbox.Add(A, 2, key: 7);
        Assert.False(_outbox.Replay(A, key: 7));
        _outbox.Send(1);
        Assert.False(_outbox.Replay(A, key: 7));
        _outbox.Send(1);
        Assert.False(_outbox.Replay(A, key: 8));
        Assert.False(_outbox.Replay(B, key: 7));
        Assert.True(_outbox.Replay(A, key: 7));
        Assert.False(_outbox.Replay(A, key: 7));
    }

    [Fact]
    public void When_too_many_wait_the_oldest_not_begun_is_dropped()
    {
        var outbox = new OutboxDriver(queued: 3);
        Assert.Null(outbox.Add(A, 3));
        outbox.Send(1);
        Assert.Null(outbox.Add(B, 1));
        Assert.Null(outbox.Add(C, 1));
        Assert.Equal(B, outbox.Add("100040", 1));
        Assert.Equal(3, outbox.Outbox.Queued);
        Assert.Equal([$"{C}:1", "100040:1", $"{A}:1", $"{A}:3"], OutboxDriver.Names(outbox.Send(10)));
    }

    [Fact]
    public async Task Those_who_wait_for_a_message_learn_that_it_left_or_was_dropped()
    {
        var (first, second, third) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var outbox = new OutboxDriver(queued: 2);
        outbox.Add(A, 2, sent: first);
        outbox.Take(1);
        outbox.Outbox.Confirm();
        outbox.Add(B, 1, sent: second);
        outbox.Add(C, 1, sent: third);
        await Assert.ThrowsAsync<CloudQueueFullException>(() => second.Task);
        outbox.Take(10);
        Assert.False(first.Task.IsCompleted);
        outbox.Outbox.PutBack();
        Assert.False(first.Task.IsCompleted);
        outbox.Send(10);
        await first.Task;
        await third.Task;
    }

    [Fact]
    public void Messages_share_one_place_among_answers_and_the_shortest_goes_first()
    {
        _outbox.Add("200010", 4, key: 0);
        _outbox.Add("200020", 1, key: 0);
        _outbox.Add("200030", 4, key: 0);
        _outbox.Add(A, 4);
        var sent = _outbox.Send(6).Select(part => part.Id).ToArray();

        Assert.Equal("200020", sent.First(id => id != A));
        Assert.Equal(3, sent.Count(id => id == A));
    }

    [Fact]
    public void A_higher_priority_counts_for_answers_of_one_part_too()
    {
        foreach (var (id, priority) in new[] { (A, RequestPriority.Low), (B, RequestPriority.Normal), (C, RequestPriority.High) })
        {
            _outbox.Outbox.Add(_outbox.Answer(id, 1, priority: priority));
        }

        Assert.Equal([C, B, A], _outbox.Send(3).Select(part => part.Id));
    }

    [Fact]
    public void An_answer_whose_last_part_has_not_gone_starts_over_on_a_new_connection()
    {
        _outbox.Add(A, 3);
        _outbox.Send(2);
        _outbox.Outbox.StartOver();
        Assert.Equal([$"{A}:2", $"{A}:1", $"{A}:3"], OutboxDriver.Names(_outbox.Send(10)));
    }

    [Fact]
    public void An_answer_whose_last_part_was_in_doubt_starts_over_too_and_one_that_is_through_does_not()
    {
        _outbox.Add(B, 2);
        _outbox.Send(2);
        _outbox.Add(A, 3);
        _outbox.Send(2);
        _outbox.Take(1);
        _outbox.Outbox.PutBack();
        _outbox.Outbox.StartOver();
        Assert.Equal([$"{A}:2", $"{A}:1", $"{A}:3"], OutboxDriver.Names(_outbox.Send(10)));
        Assert.True(_outbox.Outbox.IsEmpty);
    }

    [Fact]
    public void Only_so_many_bytes_are_joined()
    {
        _outbox.Add(A, 10);
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        Assert.Equal(1, _outbox.Outbox.Take(output, 10, 1));
        Assert.Equal(0, _outbox.Outbox.Take(output, 10, 1));
    }
}
