using System.Net;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Tests.Egress.Addresses;

public sealed class EmbeddedAddressTests
{
    [Theory]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("::10.1.2.3", "10.1.2.3")]
    [InlineData("::ffff:0:10.1.2.3", "10.1.2.3")]
    [InlineData("64:ff9b::a9fe:a9fe", "169.254.169.254")]
    [InlineData("64:ff9b:1::127.0.0.1", "127.0.0.1")]
    [InlineData("2002:7f00:1::", "127.0.0.1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", "192.0.2.45")]
    public void Translators_and_tunnels_lead_to_the_IPv4_address_within(string address, string inner) =>
        Assert.Equal(IPAddress.Parse(inner), EmbeddedAddress.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("2a00::1")]
    [InlineData("fd00::10.1.2.3")]
    public void Other_addresses_lead_nowhere_else(string address) => Assert.Null(EmbeddedAddress.Of(IPAddress.Parse(address)));
}
