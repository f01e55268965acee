using CloudBridge.Scratch.Sessions;
using CloudBridge.TestKit;

namespace CloudBridge.Scratch.Tests.Sessions;

public sealed class LoginBackoffTests
{
    private static readonly ScratchLoginException Usual = new(ScratchLoginFailure.Unreachable, "x");

    [Fact]
    public void Waits_are_drawn_between_five_seconds_and_a_limit_that_doubles_to_ten_minutes()
    {
        var longest = new LoginBackoff(new ManualTimeProvider(), new FixedRandom(1));
        var shortest = new LoginBackoff(new ManualTimeProvider(), new FixedRandom(0));

        Assert.Equal([10, 20, 40, 80, 160, 320, 600, 600], Enumerable.Range(0, 8).Select(_ => longest.Failed(Usual).TotalSeconds));
        Assert.All(Enumerable.Range(0, 8), _ => Assert.Equal(5, shortest.Failed(Usual).TotalSeconds));
    }

    [Theory]
    [InlineData(ScratchLoginFailure.RateLimited)]
    [InlineData(ScratchLoginFailure.AddressBlocked)]
    public void Where_Scratch_is_annoyed_no_wait_is_below_five_minutes(ScratchLoginFailure kind) =>
        Assert.Equal(300, new LoginBackoff(new ManualTimeProvider(), new FixedRandom(0)).Failed(new(kind, "x")).TotalSeconds);

    [Theory]
    [InlineData(20, 20)]
    [InlineData(1, 5)]
    [InlineData(999_999, 3600)]
    public void A_wait_that_Scratch_asks_for_is_kept_up_to_an_hour(int asked, int waited)
    {
        var failure = new ScratchLoginException(ScratchLoginFailure.Maintenance, "x") { RetryAfter = TimeSpan.FromSeconds(asked) };

        Assert.Equal(waited, new LoginBackoff(new ManualTimeProvider(), new FixedRandom(0)).Failed(failure).TotalSeconds);
    }

    [Fact]
    public void A_wait_passes_with_the_clock_and_begins_anew_after_health()
    {
        var clock = new ManualTimeProvider();
        var backoff = new LoginBackoff(clock, new FixedRandom(1));
        backoff.Failed(Usual);
        backoff.Failed(Usual);
        clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(5, backoff.Left.TotalSeconds);

        backoff.Reset();
        Assert.True(backoff.Left <= TimeSpan.Zero);
        Assert.Equal(10, backoff.Failed(Usual).TotalSeconds);
    }
}
