using System.Net;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Tests.Egress.Addresses;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("127.0.0.0/8", "127.0.0.0/8")]
    [InlineData(" 10.1.2.3 ", "10.1.2.3/32")]
    [InlineData("::1", "::1/128")]
    [InlineData("FD00::/8", "fd00::/8")]
    [InlineData("64:ff9b::/96", "64:ff9b::/96")]
    public void A_range_or_a_single_address_can_be_allowed(string text, string network)
    {
        Assert.True(AddressRange.TryParse(text, out var range, out var fault));

        Assert.Equal(IPNetwork.Parse(network), range.Network);
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("", "no range")]
    [InlineData("all", "no range")]
    [InlineData("10/8", "no range")]
    [InlineData("127.1/16", "no range")]
    [InlineData("0x7f.0.0.0/8", "no range")]
    [InlineData("010.0.0.0/8", "no range")]
    [InlineData("10.0.0.0/8/8", "no range")]
    [InlineData("fe80::%1/64", "no range")]
    [InlineData("localhost", "no range")]
    [InlineData("10.0.0.0/33", "from 1 to 32")]
    [InlineData("10.0.0.0/", "from 1 to 32")]
    [InlineData("10.0.0.0/-8", "from 1 to 32")]
    [InlineData("0.0.0.0/0", "no guard")]
    [InlineData("::/0", "from 1 to 128")]
    [InlineData("127.0.0.1/8", "127.0.0.0/8 does")]
    [InlineData("fd00::1/8", "fd00::/8 does")]
    [InlineData("::ffff:127.0.0.0/104", "write it as IPv4")]
    public void What_may_be_a_slip_is_not_allowed_and_the_fault_says_why(string text, string part)
    {
        Assert.False(AddressRange.TryParse(text, out var range, out var fault));

        Assert.Null(range);
        Assert.Contains(part, fault, StringComparison.Ordinal);
    }
}
