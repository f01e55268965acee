using System.Buffers;
using CloudBridge.Cb1;

namespace CloudBridge.Tests.Responses.Cb1;

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
        downlink.Cb1.Variables = 1;
        downlink.AddCompatible("100010", 244 * 9);
        downlink.AddLong(downlink.Asker(), 1, 244 * 9);
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
    public void Values_are_as_long_as_the_client_reads_that_reads_least_and_longer_ones_made_before_still_leave()
    {
        var downlink = new DownlinkDriver(valueLength: 1000);
        var asker = downlink.Asker();
        downlink.AddShort(asker, 1, new string('7', 600));
        downlink.AddLong(asker, 2, 3000);
        downlink.Send();
        downlink.AddShort(asker, 3, new string('8', 600));
        downlink.Cb1.MaxValueLength = 10;
        Assert.Equal(256, downlink.Cb1.MaxValueLength);
        Assert.InRange(downlink.Cb1.MaxShortDigits, 200, 250);

        var lengths = new List<int>();
        while (downlink.Send() is { } value)
        {
            lengths.Add(value.Length);
        }

        Assert.Equal(1, lengths.Count(length => length > 256));
        Assert.InRange(lengths.Count, 8, 15);
    }
}
