using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class DurationSettingTests
{
    private readonly DurationSetting _setting = new(TimeSpan.Zero, TimeSpan.FromDays(30));

    [Theory]
    [InlineData("500ms", "00:00:00.5000000", "500 ms")]
    [InlineData("10 s", "00:00:10", "10 s")]
    [InlineData("1.5 s", "00:00:01.5000000", "1500 ms")]
    [InlineData("5 min", "00:05:00", "5 min")]
    [InlineData("1 h", "01:00:00", "1 h")]
    [InlineData("2 d", "2.00:00:00", "2 d")]
    [InlineData("0 s", "00:00:00", "0 s")]
    [InlineData("00:00:10", "00:00:10", "10 s")]
    [InlineData("1.02:03:04", "1.02:03:04", "93784 s")]
    public void Times_are_read_and_shown_for_people(string text, string read, string shown)
    {
        Assert.Equal(read, _setting.Read(text));
        Assert.Equal(shown, _setting.Show(read));
    }

    [Theory]
    [InlineData("10")]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("ten s")]
    [InlineData("-1 s")]
    [InlineData("10 years")]
    [InlineData("31 d")]
    [InlineData("99999999999999999999 d")]
    [InlineData("25:00:00:00:00")]
    public void Anything_else_is_refused(string text) => Assert.Null(_setting.Read(text));

    [Fact]
    public void What_is_allowed_is_said_in_units() =>
        Assert.StartsWith("a time from 100 ms to 10 min", new DurationSetting(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)).Allowed, StringComparison.Ordinal);
}
