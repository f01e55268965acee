using CloudBridge.Server.Features.Basics;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Basics;

public sealed class TimeRequestsTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Text_is_utc_to_the_second()
    {
        _time.Advance(TimeSpan.FromSeconds(90.9));

        Assert.Equal("2026-01-01T00:01:30Z", new TimeRequests(_time).Now());
    }

    [Fact]
    public void Days_count_from_the_year_2000_with_a_fraction()
    {
        Assert.Equal("9497", new TimeRequests(_time).Now(TimeFormat.Days));

        _time.Advance(TimeSpan.FromHours(6));
        Assert.Equal("9497.25", new TimeRequests(_time).Now(TimeFormat.Days));
    }
}
