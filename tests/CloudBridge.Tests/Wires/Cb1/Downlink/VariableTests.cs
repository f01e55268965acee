using System.Buffers;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.Cb1;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>Which variable a value is written into, when both formats are spoken in a room.</summary>
public sealed class VariableTests
{
    private readonly ArrayBufferWriter<byte> _output = new();

    [Fact]
    public void Values_of_both_formats_stand_as_long_as_can_be()
    {
        var downlink = new DownlinkDriver(variables: 4);
        downlink.AddCompatible("100010", 244 * 8);
        downlink.AddLong(downlink.Asker(), 1, 244 * 8);
        downlink.SendAll();

        Assert.Equal(Enumerable.Range(0, downlink.Variables.Count).Select(number => $"F{(number % 4) + 1}"), downlink.Variables);
    }

    [Fact]
    public void The_few_variables_that_clients_of_CB1_look_at_are_left_to_them_for_a_while()
    {
        var downlink = new DownlinkDriver(variables: 4);
        downlink.AddCompatible("100010", 244 * 9);
        downlink.AddLong(downlink.Asker(variables: 1), 1, 244 * 9);
        downlink.SendAll();

        Assert.InRange(downlink.Variables.Take(18).Count(name => name == "F1"), 9, 10);
    }

    [Fact]
    public void Without_a_rate_the_other_format_does_not_overwrite_what_nobody_can_have_seen()
    {
        var downlink = new DownlinkDriver(variables: 2);
        downlink.AddLong(downlink.Asker(), 1, 3000);
        Assert.Equal(2, downlink.Outbox.Take(_output, 512, int.MaxValue));
        downlink.Outbox.Confirm();
        downlink.AddCompatible("100010", 10);

        Assert.Equal(0, downlink.Outbox.Take(_output, 512, int.MaxValue));
        downlink.Clock.Advance(TimeSpan.FromMilliseconds(40));
        Assert.Equal(2, downlink.Outbox.Take(_output, 2, int.MaxValue));
    }

    [Fact]
    public async Task The_sender_wakes_when_a_variable_is_free_again()
    {
        var downlink = new DownlinkDriver(variables: 1);
        downlink.AddLong(downlink.Asker(), 1, 3000);
        await downlink.Outbox.Ready.WaitAsync();
        downlink.Outbox.Take(_output, 512, int.MaxValue);
        downlink.Outbox.Confirm();
        Assert.Equal(0, downlink.Outbox.Take(_output, 512, int.MaxValue));
        var woken = downlink.Outbox.Ready.WaitAsync().AsTask();
        downlink.Clock.Advance(TimeSpan.FromMilliseconds(40));
        await woken;
    }

    [Fact]
    public void A_value_is_as_long_as_those_read_whom_it_is_for()
    {
        var downlink = new DownlinkDriver(valueLength: 1000);
        var (much, little) = (downlink.Asker(), downlink.Asker(maxLength: 256, variables: 2));
        downlink.AddShort(much, 1, new string('7', 600));
        downlink.AddShort(little, 1, new string('8', 200));
        downlink.AddLong(much, 2, 3000);
        downlink.AddLong(little, 2, 3000);
        var values = new List<string>();
        while (downlink.Send() is { } value)
        {
            values.Add(value);
        }

        Assert.All(values.Index().Where(value => downlink.Said(value.Item).Any(line => line.StartsWith("2/", StringComparison.Ordinal))), value =>
        {
            Assert.InRange(value.Item.Length, 0, 256);
            Assert.Contains(downlink.Variables[value.Index], new[] { "F1", "F2" });
        });
        Assert.InRange(values.Count, 12, 20);
    }

    [Fact]
    public void While_the_variables_of_one_client_stand_others_are_written()
    {
        var downlink = new DownlinkDriver(variables: 3);
        downlink.AddLong(downlink.Asker(variables: 1), 1, 3000);
        downlink.AddLong(downlink.Asker(), 1, 3000);

        Assert.Equal(3, downlink.Outbox.Take(_output, 512, int.MaxValue));
    }

    [Fact]
    public async Task The_sender_wakes_when_the_variable_of_a_client_is_free_again()
    {
        var downlink = new DownlinkDriver(variables: 3);
        downlink.AddLong(downlink.Asker(variables: 1), 1, 3000);
        await downlink.Outbox.Ready.WaitAsync();
        Assert.Equal(1, downlink.Outbox.Take(_output, 512, int.MaxValue));
        downlink.Outbox.Confirm();
        Assert.Equal(0, downlink.Outbox.Take(_output, 512, int.MaxValue));
        var woken = downlink.Outbox.Ready.WaitAsync().AsTask();
        downlink.Clock.Advance(TimeSpan.FromMilliseconds(40));
        await woken;
    }

    [Fact]
    public void Who_reads_less_than_before_is_not_sent_what_was_made_for_more()
    {
        var downlink = new DownlinkDriver(valueLength: 1000);
        var asker = downlink.Asker();
        downlink.AddShort(asker, 1, new string('7', 600));
        downlink.AddLong(asker, 2, 3000);
        downlink.Send();
        downlink.Cb1.Fit(asker, new ReadLimits(256, 9));

        Assert.Null(downlink.Send());
        Assert.False(downlink.Cb1.Replay(new Cb1Address(asker, 1), 101));
        downlink.AddLong(asker, 2, 3000);
        Assert.All(downlink.SendAll().Where(line => line.StartsWith("part", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 270));
    }
}
