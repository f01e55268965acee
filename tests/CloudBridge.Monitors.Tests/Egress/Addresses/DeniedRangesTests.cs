using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Addresses;
using CloudBridge.TestKit.Egress;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Egress.Addresses;

public sealed class DeniedRangesTests
{
    public static TheoryData<string> Ranges => [.. SpecialRange.All.Select(range => range.Text)];

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Both_ends_and_the_middle_of_every_special_range_are_refused(string text)
    {
        var range = SpecialRange.All.First(range => range.Text == text);

        Assert.All(range.Edges(), address => Assert.Equal(EgressRefusal.NotPublic, EgressPolicy.Default.Judge(address).Refusal));
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void What_is_just_outside_of_a_range_is_judged_by_itself(string text)
    {
        var range = SpecialRange.All.First(range => range.Text == text);
        var most = SpecialRange.Number(range.IsV4 ? IPAddress.Broadcast : IPAddress.Parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
        var outside = new[] { range.First - 1, range.Last + 1 }.Where(number => number >= 0 && number <= most).Select(number => SpecialRange.Address(number, range.IsV4));

        Assert.All(outside, address => Assert.Equal(!SpecialRange.IsSpecial(address), EgressPolicy.Default.Judge(address).IsAllowed));
    }

    [Fact]
    public void Any_IPv4_address_is_refused_exactly_when_the_registries_say_so() => Property.Holds(
        Gen.Choose(0, 255).ArrayOf(4).Select(bytes => new IPAddress([.. bytes.Select(part => (byte)part)])),
        address => Assert.Equal(!SpecialRange.IsSpecial(address), EgressPolicy.Default.Judge(address).IsAllowed),
        runs: 3_000);

    [Fact]
    public void Any_IPv6_address_is_refused_exactly_when_the_registries_say_so() => Property.Holds(
        from start in Gen.Elements("2001:0", "2001:1ff", "2001:200", "2001:db8", "2002:1", "2003:1", "2a00:1", "3ffe:1", "3fff:1", "3fff:1000", "64:ff9b", "100:0", "fc00:1", "fe80:0", "4000:1", "0:0")
        from rest in Gen.Choose(0, 0xFFFF).ArrayOf(6)
        select IPAddress.Parse($"{start}:{string.Join(':', rest.Select(part => part.ToString("x", System.Globalization.CultureInfo.InvariantCulture)))}"),
        address => Assert.Equal(!SpecialRange.IsSpecial(address), EgressPolicy.Default.Judge(address).IsAllowed),
        runs: 3_000);

    [Theory]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("169.254.169.254", "metadata")]
    [InlineData("100.100.100.200", "Alibaba")]
    [InlineData("168.63.129.16", "Azure")]
    [InlineData("fd00:ec2::254", "AWS")]
    [InlineData("::1", "loopback")]
    [InlineData("2001:0:1::1", "Teredo")]
    [InlineData("255.255.255.255", "broadcast")]
    [InlineData("9000::1", "not assigned")]
    public void The_narrowest_range_gives_its_name(string address, string name) =>
        Assert.Contains(name, DeniedRanges.Find(IPAddress.Parse(address))!.Name, StringComparison.Ordinal);
}
