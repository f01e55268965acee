using CloudBridge.Tests.Downlink;

namespace CloudBridge.Tests.Wires.CloudRequests.Parts;

/// <summary>Values that were overwritten before a hidden page, which looks once a second, can have seen them.</summary>
public class OverwrittenPartTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfSecond = Second / 2;
    private readonly OutboxDriver _outbox = new(variables: 2, repeats: 1);

    [Fact]
    public async Task When_the_downlink_is_idle_they_are_sent_once_more_and_stand_long_enough()
    {
        Answer(1, 2, 3, 4);
        await _outbox.Outbox.Ready.WaitAsync();
        Assert.Equal([1, 2, 3, 4], Sent());
        Assert.Empty(Sent());
        var woken = _outbox.Outbox.Ready.WaitAsync().AsTask();
        _outbox.Clock.Advance(Second);
        await woken;
        Assert.Equal([1], Sent());
        Assert.Empty(Sent());
        _outbox.Clock.Advance(HalfSecond);
        Assert.Equal([2], Sent());
        Nothing(seconds: 60);
    }

    [Fact]
    public void What_stands_a_second_is_not_sent_again()
    {
        foreach (var number in new[] { 1, 2, 3, 4, 5 })
        {
            Answer(number);
            Assert.Equal([number], Sent());
            _outbox.Clock.Advance(HalfSecond);
        }

        Nothing(seconds: 60);
    }

    [Fact]
    public void New_answers_go_first_and_are_delayed_by_one_value_at_most()
    {
        Answer(1, 2, 3, 4, 5);
        Sent();
        _outbox.Clock.Advance(Second);
        Assert.Equal([1], Sent());
        Answer(6);
        Assert.Equal([6], Sent());
        _outbox.Clock.Advance(Second - TimeSpan.FromMilliseconds(1));
        Assert.Empty(Sent());
    }

    [Fact]
    public void What_is_ten_seconds_old_is_left_alone()
    {
        Answer(1, 2, 3, 4);
        Sent();
        _outbox.Clock.Advance(TimeSpan.FromSeconds(10.001));
        Nothing(seconds: 60);
    }

    [Fact]
    public void Each_value_gets_as_many_looks_as_set()
    {
        var outbox = new OutboxDriver(variables: 1, repeats: 3);
        outbox.Add("100010", 1);
        outbox.Add("100020", 1);
        var sent = new List<string>(OutboxDriver.Names(outbox.Send(10)));
        for (var i = 0; i < 20; i++)
        {
            outbox.Clock.Advance(HalfSecond);
            sent.AddRange(OutboxDriver.Names(outbox.Send(10)));
        }

        Assert.Equal(["100010:1", "100020:1", "100010:1"], sent);
    }

    [Fact]
    public void Numbered_parts_of_those_who_ask_are_left_to_them()
    {
        var outbox = new OutboxDriver(variables: 2, lastPartWait: Second * 5, repeats: 1);
        outbox.Add("100010", 6);
        Assert.Single(outbox.Send(1));
        outbox.Resend("100010", 0);
        Assert.Equal(4, outbox.Send(10).Count);
        outbox.Clock.Advance(Second * 4);
        Assert.Empty(outbox.Send(10));
    }

    [Fact]
    public void The_last_part_alone_would_look_like_a_whole_answer_so_it_is_left_too()
    {
        var outbox = new OutboxDriver(variables: 1, lastPartWait: Second * 5, repeats: 1);
        outbox.Add("100010", 2);
        Assert.Single(outbox.Send(1));
        outbox.Resend("100010", 1);
        Assert.NotEmpty(outbox.Send(10));
        outbox.Add("100020", 1);
        Assert.Single(outbox.Send(10));
        outbox.Clock.Advance(Second * 2);
        Assert.Empty(outbox.Send(10));
    }

    [Fact]
    public void A_new_connection_begins_without_them()
    {
        Answer(1, 2, 3, 4);
        Sent();
        _outbox.Outbox.StartOver();
        Nothing(seconds: 60);
    }

    [Fact]
    public void Switched_off_nothing_is_sent_twice()
    {
        var outbox = new OutboxDriver(variables: 1);
        outbox.Add("100010", 1);
        outbox.Add("100020", 1);
        Assert.Equal(2, outbox.Send(10).Count);
        outbox.Clock.Advance(Second);
        Assert.Empty(outbox.Send(10));
        Assert.Equal(0, outbox.Clock.ActiveTimers);
    }

    private void Answer(params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            _outbox.Add($"{10000 + number}0", 1);
        }
    }

    private int[] Sent() => [.. _outbox.Send(10).Select(part => (int.Parse(part.Id, System.Globalization.CultureInfo.InvariantCulture) / 10) - 10000)];

    private void Nothing(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            Assert.Empty(Sent());
            _outbox.Clock.Advance(Second);
        }

        Assert.Equal(0, _outbox.Clock.ActiveTimers);
    }
}
