using CloudBridge.Monitors.Policies;

namespace CloudBridge.Monitors.Tests.Policies;

public sealed class SettledWindowTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("+", 0)]
    [InlineData("-", 0)]
    [InlineData("++", 0)]
    [InlineData("+-", 1)]
    [InlineData("-+", 1)]
    [InlineData("+-+", 2)]
    [InlineData("---+--", 2)]
    [InlineData("+-+-+-+-+-+-+-+-+-+-+", 20)]
    public void Changes_are_counted_between_neighbours(string verdicts, int changes) => Assert.Equal(changes, Of(verdicts).Changes);

    [Fact]
    public void The_twenty_second_verdict_pushes_the_first_out()
    {
        Assert.Equal(1, Of("-" + new string('+', 20)).Changes);
        Assert.Equal(0, Of("-" + new string('+', 21)).Changes);
    }

    [Fact]
    public void Nothing_is_more_restless_than_what_is_assumed_of_an_unknown_past() => Assert.Equal(20, SettledWindow.Restless.Changes);

    private static SettledWindow Of(string verdicts) => verdicts.Aggregate(default(SettledWindow), (window, verdict) => window.Push(verdict == '+'));
}
