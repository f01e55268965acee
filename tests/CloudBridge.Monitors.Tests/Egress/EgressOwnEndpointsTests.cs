using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Egress;

public sealed class EgressOwnEndpointsTests
{
    private static readonly IPAddress Machine = IPAddress.Parse("8.8.4.4");
    private readonly ManualTimeProvider _time = new();
    private List<IPAddress> _ofMachine = [Machine];

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.9.9.9", true)]
    [InlineData("127.0.0.1", "::1", true)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("127.0.0.1", "0.0.0.0", true)]
    [InlineData("127.0.0.1", "8.8.4.4", true)]
    [InlineData("127.0.0.1", "8.8.8.8", false)]
    [InlineData("0.0.0.0", "127.0.0.1", true)]
    [InlineData("::", "8.8.4.4", true)]
    [InlineData("9.9.9.9", "9.9.9.9", true)]
    public void A_port_of_this_server_is_its_own_on_every_address_of_the_machine(string listening, string asked, bool isOwn)
    {
        var own = Own();
        own.Set([new IPEndPoint(IPAddress.Parse(listening), 8080)]);

        Assert.Equal(isOwn, own.IsListening(IPAddress.Parse(asked), 8080));
        Assert.False(own.IsListening(IPAddress.Parse(asked), 8081));
    }

    [Fact]
    public void What_the_host_says_takes_the_place_of_what_it_said_before()
    {
        var own = Own();
        own.Set([new IPEndPoint(IPAddress.Loopback, 1)]);
        own.Set([new IPEndPoint(IPAddress.Loopback, 2)]);

        Assert.False(own.IsListening(IPAddress.Loopback, 1));
        Assert.True(own.IsListening(IPAddress.Loopback, 2));
    }

    [Fact]
    public void New_addresses_of_the_machine_are_noticed_within_a_minute()
    {
        var own = Own();
        _ofMachine = [IPAddress.Parse("::ffff:9.9.9.9")];

        Assert.True(own.IsOfMachine(Machine));
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.False(own.IsOfMachine(Machine));
        Assert.True(own.IsOfMachine(IPAddress.Parse("9.9.9.9")));
    }

    [Fact]
    public void A_real_machine_has_its_loopback_address() => Assert.True(new EgressOwnEndpoints(_time).IsOfMachine(IPAddress.Loopback));

    private EgressOwnEndpoints Own() => new(_time, () => _ofMachine);
}
