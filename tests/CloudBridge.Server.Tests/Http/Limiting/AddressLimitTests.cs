using System.Net;
using CloudBridge.Server.Http.Limiting;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.Server.Tests.Http.Limiting;

public sealed class AddressLimitTests
{
    private static readonly IPAddress One = IPAddress.Parse("192.0.2.1");
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void So_many_pass_at_once_and_then_one_each_time_its_share_of_a_minute_is_over()
    {
        var limit = new AddressLimit(6, _clock);

        Assert.All(Enumerable.Range(0, 6), _ => Assert.Null(limit.Take(One)));
        Assert.Equal(10, limit.Take(One)!.Value.TotalSeconds, 3);
        _clock.Advance(TimeSpan.FromSeconds(10.001));
        Assert.Null(limit.Take(One));
        Assert.NotNull(limit.Take(One));
    }

    [Fact]
    public void Looking_counts_nothing_and_addresses_do_not_share()
    {
        var limit = new AddressLimit(1, _clock);

        Assert.Null(limit.WaitOf(One));
        Assert.Null(limit.WaitOf(One));
        Assert.Null(limit.Take(One));
        Assert.NotNull(limit.WaitOf(One));
        Assert.Null(limit.Take(IPAddress.Parse("192.0.2.2")));
    }

    [Fact]
    public void Ten_thousand_addresses_are_remembered_and_the_one_seen_longest_ago_makes_room()
    {
        var limit = new AddressLimit(1, _clock);
        limit.Take(One);
        for (var i = 0; i < AddressLimit.MaxAddresses - 1; i++)
        {
            limit.Take(new IPAddress(i + 1));
        }

        Assert.NotNull(limit.Take(One));
        limit.Take(IPAddress.Loopback);

        Assert.Equal(AddressLimit.MaxAddresses, limit.Count);
        Assert.NotNull(limit.WaitOf(One));
        Assert.Null(limit.WaitOf(new IPAddress(1)));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void One_address_of_IPv4_or_one_network_of_IPv6_counts_as_one(string remote, string counted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);

        Assert.Equal(IPAddress.Parse(counted), ClientAddress.Of(context));
    }
}
