using System.Globalization;

namespace CloudBridge.Tests.Answers;

public sealed class AnswerDatesTests
{
    [Theory]
    [InlineData("2000-01-01T00:00:00.001Z")]
    [InlineData("2007-05-15T11:03:59.999Z")]
    [InlineData("2026-03-01T12:34:56.789Z")]
    [InlineData("1999-12-31T23:59:59.998Z")]
    public void Days_tell_the_millisecond_as_text_does(string text)
    {
        var date = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        var days = decimal.Parse(AnswerDates.ToText(date, DateStyle.Days), CultureInfo.InvariantCulture);

        Assert.Equal((date - new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalMilliseconds, (double)Math.Round(days * 86_400_000));
        Assert.Equal(text, AnswerDates.ToText(date, DateStyle.Iso));
    }

    [Theory]
    [InlineData("2000-01-02T00:00:00Z", "1")]
    [InlineData("2026-03-01T12:00:00Z", "9556.5")]
    public void Whole_and_half_days_have_no_digits_for_nothing(string text, string days) =>
        Assert.Equal(days, AnswerDates.ToText(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), DateStyle.Days));
}
