using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.Cb1;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

public sealed class DownlinkLossTests
{
    private readonly DownlinkDriver _downlink = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_a_third_of_the_values_lost_gaps_bring_a_long_answer_whole(int seed)
    {
        var random = new Random(seed);
        var asker = _downlink.Asker();
        var digits = _downlink.AddLong(asker, 9, 20_000);
        var answer = new LongAnswer();
        for (var rounds = 0; answer.Digits != digits; rounds++)
        {
            Assert.InRange(rounds, 0, 60);
            for (var sent = 0; sent < 10 && _downlink.Send() is { } value; sent++)
            {
                answer.Take(random.Next(10) < 3 ? [] : _downlink.Said(value));
            }

            PartRange[] gaps = [.. answer.Missing.Select(part => new PartRange(part, part)), new PartRange(answer.Count, 999)];
            Assert.True(_downlink.Cb1.Resend(new Cb1Address(asker, 9), gaps));
        }
    }

    [Fact]
    public void A_part_that_left_just_now_is_not_sent_again()
    {
        var asker = _downlink.Asker();
        _downlink.AddLong(asker, 9, 700);
        _downlink.SendAll();
        Assert.True(_downlink.Cb1.Resend(new Cb1Address(asker, 9), [new PartRange(2, 2)]));
        Assert.Null(_downlink.Send());
        _downlink.Clock.Advance(TimeSpan.FromSeconds(1));
        _downlink.Cb1.Resend(new Cb1Address(asker, 9), [new PartRange(1, 2)]);

        Assert.Equal(2, _downlink.SendAll().Count);
    }

    [Fact]
    public void Asked_again_a_short_answer_comes_again_and_a_long_one_is_opened_again()
    {
        var asker = _downlink.Asker();
        _downlink.AddShort(asker, 1, "11", key: 5);
        _downlink.AddLong(asker, 2, 700, key: 6);
        _downlink.SendAll();
        _downlink.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.True(_downlink.Cb1.Replay(new Cb1Address(asker, 1), 5));
        Assert.True(_downlink.Cb1.Replay(new Cb1Address(asker, 2), 6));
        Assert.False(_downlink.Cb1.Replay(new Cb1Address(asker, 2), 7));
        var said = _downlink.SendAll();

        Assert.Equal(2, said.Count);
        Assert.Contains("1/1 Answer 11", said);
        Assert.Contains(said, line => line.StartsWith("1/2 opening", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_broken_socket_took_is_sent_again()
    {
        var sent = new TaskCompletionSource();
        var asker = _downlink.Asker();
        _downlink.AddShort(asker, 1, "11", sent: sent);
        _downlink.AddLong(asker, 2, 700);
        _downlink.Take();
        _downlink.Outbox.PutBack();
        Assert.False(sent.Task.IsCompleted);

        var said = _downlink.SendAll();

        Assert.Contains("1/1 Answer 11", said);
        Assert.Contains(said, line => line.StartsWith("1/2 opening", StringComparison.Ordinal));
        Assert.Equal(700, said.Where(line => line.StartsWith("part", StringComparison.Ordinal)).Sum(line => line.Split(' ')[3].Length));
        Assert.True(sent.Task.IsCompleted);
    }

    [Fact]
    public void Nothing_is_sent_to_who_gave_up_or_left()
    {
        var (first, second) = (_downlink.Asker(), _downlink.Asker());
        _downlink.AddLong(first, 1, 5000);
        _downlink.AddShort(second, 1, "22");
        _downlink.AddShort(second, 2, "33");
        _downlink.Cb1.SendWorking(new Cb1Address(second, 3));
        _downlink.Cb1.Forget(new Cb1Address(first, 1));
        _downlink.Cb1.Leave(second);

        Assert.Null(_downlink.Send());
        Assert.False(_downlink.Cb1.Resend(new Cb1Address(first, 1), [new PartRange(0, 999)]));
    }

    [Fact]
    public void Who_gives_up_does_not_take_a_shared_answer_from_others()
    {
        var (first, second) = (_downlink.Asker(), _downlink.Asker());
        _downlink.AddShort(first, 1, "22", key: 9);
        _downlink.AddShort(second, 1, "22", key: 9);
        _downlink.Cb1.Forget(new Cb1Address(first, 1));

        Assert.Equal(["2/1 Answer 22"], _downlink.SendAll());
    }

    [Fact]
    public void A_topic_says_its_latest_to_all_and_again_ever_more_seldom_while_nothing_else_is_to_be_said()
    {
        _downlink.Publish(3, Cb1Form.Short, "11");
        _downlink.Publish(3, Cb1Form.Short, "22");
        Assert.Equal(["topic 3.1 Answer 22"], _downlink.SendAll());

        var seconds = new List<int>();
        for (var second = 1; second <= 40; second++)
        {
            _downlink.Clock.Advance(TimeSpan.FromSeconds(0.9));
            seconds.AddRange(_downlink.Send() is null ? [] : [second]);
        }

        Assert.Equal([1, 3, 7, 15, 31], seconds);
    }

    [Fact]
    public void Parts_of_a_topic_are_sent_again_to_who_missed_them()
    {
        _downlink.Publish(3, Cb1Form.Long, new string('5', 600));
        var answer = new LongAnswer();
        var said = _downlink.SendAll(atMost: 4);
        answer.Take(said);
        Assert.Equal(600, answer.Digits.Length);
        Assert.Matches("^topic 3.1 opening [0-9]+ 600$", said[0]);

        _downlink.Cb1.ResendTopic(3, 2, [new PartRange(0, 999)]);
        Assert.Null(_downlink.Send());
        _downlink.Clock.Advance(TimeSpan.FromSeconds(0.4));
        _downlink.Cb1.ResendTopic(3, 1, [new PartRange(1, 1)]);

        Assert.Contains(_downlink.Said(_downlink.Send()!), line => line.Split(' ') is ["part", _, "1", _]);
    }

    [Fact]
    public void The_epoch_is_not_that_of_a_value_that_stands_there_already()
    {
        var before = _downlink.Cb1.Epoch;
        _downlink.Cb1.SendWelcome(_downlink.Asker());
        var standing = System.Text.Encoding.ASCII.GetBytes(_downlink.Send()!);
        var later = new DownlinkDriver();
        Assert.Equal(before, later.Cb1.Epoch);

        later.Cb1.NoteStanding(standing);

        Assert.NotEqual(before, later.Cb1.Epoch);
        var own = later.Cb1.Epoch;
        later.Cb1.SendWelcome(later.Asker());
        later.Cb1.NoteStanding(System.Text.Encoding.ASCII.GetBytes(later.Send()!));
        Assert.Equal(own, later.Cb1.Epoch);
    }

    [Fact]
    public void A_variable_is_not_written_again_before_projects_had_a_frame_to_see_it()
    {
        var downlink = new DownlinkDriver(variables: 2);
        downlink.AddLong(downlink.Asker(), 1, 3000);
        var output = new System.Buffers.ArrayBufferWriter<byte>();

        Assert.Equal(2, downlink.Outbox.Take(output, 512, int.MaxValue));
        downlink.Outbox.Confirm();
        Assert.Equal(0, downlink.Outbox.Take(output, 512, int.MaxValue));
        downlink.Clock.Advance(TimeSpan.FromMilliseconds(40));
        Assert.Equal(2, downlink.Outbox.Take(output, 512, int.MaxValue));
    }
}
