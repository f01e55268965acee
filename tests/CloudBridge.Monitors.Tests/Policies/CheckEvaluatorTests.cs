using CloudBridge.Monitors.Policies;

namespace CloudBridge.Monitors.Tests.Policies;

public class CheckEvaluatorTests
{
    [Theory]
    [InlineData(CheckOutcome.Ok, 200, CheckOutcome.Ok)]
    [InlineData(CheckOutcome.Ok, 399, CheckOutcome.Ok)]
    [InlineData(CheckOutcome.Ok, 503, CheckOutcome.WrongStatus)]
    [InlineData(CheckOutcome.TextMissing, 500, CheckOutcome.WrongStatus)]
    [InlineData(CheckOutcome.TextMissing, 200, CheckOutcome.TextMissing)]
    [InlineData(CheckOutcome.TimedOut, 0, CheckOutcome.TimedOut)]
    [InlineData(CheckOutcome.Refused, 0, CheckOutcome.Refused)]
    public void An_answer_is_judged_by_its_status(CheckOutcome found, int status, CheckOutcome expected) =>
        Assert.Equal(expected, CheckEvaluator.Evaluate(new(found, status, TimeSpan.Zero), StatusRange.Default));

    [Fact]
    public void Every_outcome_has_its_own_words() =>
        Assert.Equal(10, Enum.GetValues<CheckOutcome>().Select(outcome => CheckEvaluator.Reason(outcome, 503)).Distinct().Count());

    [Theory]
    [InlineData(14.5, null)]
    [InlineData(14, "certificate ends on 2026-01-15, in 14 days")]
    [InlineData(0.5, "certificate ends on 2026-01-01, in less than a day")]
    [InlineData(1.5, "certificate ends on 2026-01-02, in 1 day")]
    [InlineData(-1, null)]
    public void A_certificate_is_warned_of_when_its_days_are_counted(double days, string? expected)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(expected, CertificatePolicy.Warning(now.AddDays(days), 14, now));
        Assert.Null(CertificatePolicy.Warning(now.AddDays(days), 0, now));
    }

    [Fact]
    public void Warnings_of_the_same_day_are_the_same()
    {
        Assert.True(CertificatePolicy.IsSame("certificate ends on 2026-01-15, in 14 days", "certificate ends on 2026-01-15, in 3 days"));
        Assert.False(CertificatePolicy.IsSame("certificate ends on 2026-01-15, in 14 days", "certificate ends on 2026-04-15, in 14 days"));
        Assert.False(CertificatePolicy.IsSame("no answer in time", "no answer in time"));
    }
}
