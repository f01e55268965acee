using CloudBridge.Storage.Monitors;

namespace CloudBridge.Storage.Tests.Monitors;

public class RecentTouchesTests
{
    [Fact]
    public void A_moment_is_known_until_too_many_others_are()
    {
        var touches = new RecentTouches<int>();
        for (var key = 0; key < 100_000; key++)
        {
            touches.Add(key, 5);
        }

        Assert.True(touches.Has(0, 5));
        Assert.False(touches.Has(0, 6));
        touches.Add(100_000, 5);

        Assert.False(touches.Has(0, 5));
        Assert.True(touches.Has(100_000, 5));
    }
}
