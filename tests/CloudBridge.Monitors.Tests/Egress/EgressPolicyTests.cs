using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.TestKit.Egress;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Egress;

public sealed class EgressPolicyTests
{
    [Fact]
    public void IPv4_mapped_to_IPv6_is_judged_as_IPv4() => Property.Holds(
        Gen.Choose(0, 255).ArrayOf(4).Select(bytes => new IPAddress([.. bytes.Select(part => (byte)part)])),
        address => Assert.Equal(EgressPolicy.Default.Judge(address).IsAllowed, EgressPolicy.Default.Judge(address.MapToIPv6()).IsAllowed),
        runs: 1_000);

    [Theory]
    [InlineData("127.0.0.0/8", "127.0.0.1", true)]
    [InlineData("127.0.0.0/8", "::ffff:127.0.0.1", true)]
    [InlineData("127.0.0.0/8", "::1", false)]
    [InlineData("127.0.0.0/8", "::127.0.0.1", false)]
    [InlineData("127.0.0.0/8", "64:ff9b::127.0.0.1", false)]
    [InlineData("127.0.0.0/8", "10.0.0.1", false)]
    [InlineData("127.0.0.9", "127.0.0.1", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("::/1", "::1", true)]
    [InlineData("::/1", "::", true)]
    public void An_allowed_range_is_allowed_and_nothing_else(string allow, string address, bool isAllowed) =>
        Assert.Equal(isAllowed, EgressPolicy.Read([allow], [], false).Judge(IPAddress.Parse(address)).IsAllowed);

    [Theory]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("64:ff9b::127.0.0.1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2002:808:808::1", true)]
    [InlineData("2002:7f00:1::1", false)]
    public void An_allowed_translator_still_leads_to_public_addresses_only(string address, bool isAllowed)
    {
        var verdict = EgressPolicy.Read(["64:ff9b::/96", "2002::/16"], [], false).Judge(IPAddress.Parse(address));

        Assert.Equal(isAllowed, verdict.IsAllowed);
        Assert.NotNull(verdict.Inner);
        Assert.Equal(IPAddress.Parse(address), verdict.Address);
    }

    [Theory]
    [InlineData("fe80::1%1")]
    [InlineData("2a00::1%7")]
    public void An_address_with_a_zone_is_refused_even_in_an_allowed_range(string address) =>
        Assert.Equal(EgressRefusal.NotPublic, EgressPolicy.Read(["fe80::/10", "2a00::/16"], [], false).Judge(IPAddress.Parse(address)).Refusal);

    [Fact]
    public void A_verdict_names_the_range_that_decided()
    {
        Assert.Equal("127.0.0.0/8", EgressPolicy.Default.Judge(IPAddress.Loopback).Range!.Network.ToString());
        Assert.Equal("127.0.0.1/32", EgressPolicy.Read(["127.0.0.1"], [], false).Judge(IPAddress.Loopback).Range!.Network.ToString());
        Assert.Null(EgressPolicy.Default.Judge(IPAddress.Parse("8.8.8.8")).Range);
    }

    [Fact]
    public void Only_ports_of_web_sites_are_allowed_by_default() =>
        Assert.Equal([80, 443, 3000, 5000, 8080, 8443], Enumerable.Range(-1, 65_600).Where(EgressPolicy.Default.AllowsPort));

    [Fact]
    public void Ports_of_the_operator_stand_in_for_the_default_ones() =>
        Assert.Equal([80, 8000], Enumerable.Range(0, 65_536).Where(EgressPolicy.Read([], ["8000", "80"], false).AllowsPort));

    [Fact]
    public void High_ports_can_be_allowed_save_those_of_databases_and_the_like()
    {
        var policy = EgressPolicy.Read([], [], allowHighPorts: true);

        Assert.True(policy.AllowsPort(8000) && policy.AllowsPort(65_535) && policy.AllowsPort(1024) && policy.AllowsPort(80));
        Assert.DoesNotContain(true, new[] { 0, 22, 25, 81, 1023, 3306, 5432, 6379, 9200, 11211, 27017, 65_536 }.Select(policy.AllowsPort));
    }

    [Theory]
    [InlineData("x", "80", "x is no range")]
    [InlineData("10.0.0.0/8", "ssh", "ssh is no port")]
    [InlineData("10.0.0.0/8", "0", "0 is no port")]
    [InlineData("10.0.0.0/8", "65536", "65536 is no port")]
    [InlineData("10.0.0.0/8", "6379", "6379 is never asked")]
    public void A_policy_that_cannot_be_read_says_why(string allow, string port, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<FormatException>(() => EgressPolicy.Read([allow], [port], false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_embedding_of_a_special_address_is_special() =>
        Assert.All(
            SpecialRange.All.Where(range => range.IsV4).SelectMany(range => range.Edges()).SelectMany(address => new[] { $"::ffff:{address}", $"::{address}", $"64:ff9b::{address}", $"64:ff9b:1::{address}" }),
            text => Assert.False(EgressPolicy.Default.Judge(IPAddress.Parse(text)).IsAllowed));
}
