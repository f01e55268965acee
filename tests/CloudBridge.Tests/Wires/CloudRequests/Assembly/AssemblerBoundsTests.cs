using CloudBridge.Wires.CloudRequests.Assembly;

namespace CloudBridge.Tests.Wires.CloudRequests.Assembly;

public class AssemblerBoundsTests
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 150).Select(i => $"{i},"));
    private readonly AssemblerDriver _assembler = new();

    [Fact]
    public void A_half_request_is_forgotten_when_its_next_part_takes_more_than_ten_seconds()
    {
        var values = AssemblerDriver.Values(Long[..200]);
        Assert.Equal(2, values.Count);
        _assembler.Take(values[0]);
        _assembler.Clock.Advance(TimeSpan.FromSeconds(10.001));
        Assert.Equal(AssemblyVerdict.Damaged, _assembler.Take(values[1]).Verdict);
        Assert.Equal(1, _assembler.Expired);
    }

    [Fact]
    public void Every_part_gives_a_half_request_another_ten_seconds()
    {
        foreach (var value in AssemblerDriver.Values(Long).SkipLast(1))
        {
            _assembler.Take(value);
            _assembler.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(Long, _assembler.Take(AssemblerDriver.Values(Long)[^1]).Text);
    }

    [Fact]
    public void The_half_request_that_waited_longest_makes_room_for_a_new_one()
    {
        var assembler = new AssemblerDriver(new RequestLimits { MaxPartialRequests = 3 });
        foreach (var id in new[] { "10", "20", "30", "10", "40" })
        {
            assembler.Take($"-51{id}.{id}");
            assembler.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, assembler.PartialRequests);
        Assert.Equal(1, assembler.Expired);
        Assert.Equal("g", assembler.Take("33.20").Text);
        Assert.Equal(3, assembler.PartialRequests);
    }

    [Fact]
    public void Half_requests_of_many_small_parts_make_room_for_each_other_too()
    {
        foreach (var number in Enumerable.Range(0, 200 * 1000))
        {
            _assembler.Take($"-5.10{number / 1000:000}");
        }

        Assert.InRange(_assembler.PartialRequests, 10, 100);
        Assert.Equal(200, _assembler.PartialRequests + _assembler.Expired);
        Assert.Equal(AssemblyVerdict.Complete, _assembler.Take("33.10199").Verdict);
        Assert.Equal(AssemblyVerdict.Complete, _assembler.Take("33.10000").Verdict);
        Assert.Equal(199, _assembler.PartialRequests + _assembler.Expired);
    }

    [Fact]
    public void A_request_of_more_digits_than_allowed_is_too_long_in_parts()
    {
        var assembler = new AssemblerDriver(new RequestLimits { MaxRequestDigits = 500 });
        Assert.Equal(AssemblyVerdict.TooLong, Assert.Single(assembler.TakeAll(AssemblerDriver.Values(Long))).Verdict);
        Assert.Equal(0, assembler.PartialRequests);
    }

    [Fact]
    public void A_request_of_more_digits_than_allowed_is_too_long_in_one_value()
    {
        var assembler = new AssemblerDriver(new RequestLimits { MaxRequestDigits = 500 });
        Assert.Equal(AssemblyVerdict.TooLong, assembler.Take(new string('2', 502) + ".417950").Verdict);
        Assert.Equal(AssemblyVerdict.Complete, assembler.Take(new string('2', 500) + ".417950").Verdict);
    }

    [Fact]
    public void A_repeat_is_known_for_a_minute()
    {
        _assembler.Take("51374733.417950");
        _assembler.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(AssemblyVerdict.Repeated, _assembler.Take("51374733.417950").Verdict);
        _assembler.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(AssemblyVerdict.Complete, _assembler.Take("51374733.417950").Verdict);
    }
}
