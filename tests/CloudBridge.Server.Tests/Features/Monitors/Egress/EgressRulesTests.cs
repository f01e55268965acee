using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Features.Monitors.Egress;

public sealed class EgressRulesTests
{
    [Fact]
    public void Ranges_and_ports_that_can_be_read_have_no_faults() =>
        Assert.Empty(FaultsOf(("Egress:Allow", "127.0.0.0/8,::1,fd00::/8"), ("Egress:Ports", "80,443,8000"), ("Egress:AllowHighPorts", "true")));

    [Theory]
    [InlineData("Egress:Allow", "10.0.0.0/8,127.0.0.1/8", "Egress:Allow:1", "127.0.0.0/8 does")]
    [InlineData("Egress:Allow", "localhost", "Egress:Allow:0", "is localhost, which is no range")]
    [InlineData("Egress:Allow", "0.0.0.0/0", "Egress:Allow:0", "there would be no guard")]
    [InlineData("Egress:Ports", "http", "Egress:Ports:0", "is http, which is no port")]
    [InlineData("Egress:Ports", "80,22", "Egress:Ports:1", "is 22, which is never asked")]
    public void A_fault_names_the_entry_and_says_how_to_mend_it(string key, string value, string at, string part)
    {
        var fault = Assert.Single(FaultsOf((key, value)));

        Assert.Equal(at, fault.Key);
        Assert.Contains(part, fault.Problem, StringComparison.Ordinal);
        Assert.NotNull(fault.Example);
    }

    private static IReadOnlyList<ConfigurationFault> FaultsOf(params (string Key, string Value)[] settings) =>
        ServerFeatures.Loader.Of(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Faults;
}
