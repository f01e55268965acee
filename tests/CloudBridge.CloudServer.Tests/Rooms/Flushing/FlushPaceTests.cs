using CloudBridge.CloudServer.Rooms.Flushing;

namespace CloudBridge.CloudServer.Tests.Rooms.Flushing;

public sealed class FlushPaceTests
{
    private const long Now = 10_000_000;
    private readonly FlushPace _pace = new(new CloudServerOptions { FrameBudget = 6_000, MaxFlushInterval = TimeSpan.FromMilliseconds(30) });

    [Fact]
    public void A_server_that_sent_nothing_lately_does_not_wait() => Assert.Equal(0, _pace.Interval(Now, 0));

    [Fact]
    public void A_few_active_clients_are_served_at_once()
    {
        _pace.CountClients(Now, 23);

        Assert.Equal(0, _pace.Interval(Now, 5));
        Assert.Equal(0, _pace.Interval(Now, 5_000));
    }

    [Fact]
    public void The_wait_grows_with_the_clients_so_that_frames_stay_within_the_budget()
    {
        _pace.CountClients(Now, 60);
        _pace.CountClients(Now, 60);

        Assert.Equal(20_000, _pace.Interval(Now, 1));
    }

    [Fact]
    public void The_wait_never_passes_its_maximum()
    {
        _pace.CountClients(Now, 10_000);

        Assert.Equal(30_000, _pace.Interval(Now, 1));
    }

    [Fact]
    public void A_room_with_many_sets_waits_less()
    {
        _pace.CountClients(Now, 200);

        var calm = _pace.Interval(Now, 10);
        var lively = _pace.Interval(Now, 100);
        var wild = _pace.Interval(Now, 2_000);

        Assert.Equal(30_000, calm);
        Assert.InRange(lively, 5_000, 15_000);
        Assert.Equal(2_000, wild);
    }

    [Fact]
    public void A_burst_is_forgotten_after_two_windows()
    {
        _pace.CountClients(Now, 200);

        Assert.Equal(30_000, _pace.Interval(Now + WindowCounter.WindowMicroseconds, 1));
        Assert.Equal(0, _pace.Interval(Now + (2 * WindowCounter.WindowMicroseconds), 1));
    }

    [Fact]
    public void A_maximum_of_zero_means_never_to_wait()
    {
        var pace = new FlushPace(new CloudServerOptions { MaxFlushInterval = TimeSpan.Zero });
        pace.CountClients(Now, 10_000);

        Assert.Equal(0, pace.Interval(Now, 1_000));
    }

    [Fact]
    public void A_window_counter_tells_the_larger_of_two_windows()
    {
        var counter = new WindowCounter();
        counter.Add(Now, 5);
        counter.Add(Now + 1, 2);
        Assert.Equal(7, counter.Peak(Now));

        counter.Add(Now + WindowCounter.WindowMicroseconds, 3);
        Assert.Equal(7, counter.Peak(Now + WindowCounter.WindowMicroseconds));
        Assert.Equal(3, counter.Peak(Now + (2 * WindowCounter.WindowMicroseconds)));
        Assert.Equal(0, counter.Peak(Now + (9 * WindowCounter.WindowMicroseconds)));
    }
}
