using CloudBridge.Monitors.Service;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Service;

public sealed class SettingsCheckTests
{
    private static readonly MonitorSettings Usual = new() { Url = "https://example.com/" };
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void What_is_left_out_stays_as_it_is()
    {
        var chosen = Usual with { Label = "mine", Interval = Minute, Text = "ok", IsPublic = true };

        Assert.Equal(chosen, SettingsCheck.Apply(chosen, new MonitorChange(), Minute));
        Assert.Equal(chosen with { Label = "yours" }, SettingsCheck.Apply(chosen, new MonitorChange { Label = " yours " }, Minute));
    }

    [Fact]
    public void Everything_can_be_chosen_at_once()
    {
        var change = new MonitorChange
        {
            Label = "my server",
            Method = CheckMethod.Post,
            IntervalSeconds = 86_400,
            TimeoutSeconds = 30,
            Expected = "200 - 299",
            Text = "ready",
            TlsWarningDays = 0,
            IsPublic = true,
        };

        Assert.Equal(
            Usual with
            {
                Label = "my server",
                Method = CheckMethod.Post,
                Interval = TimeSpan.FromDays(1),
                Timeout = TimeSpan.FromSeconds(30),
                Expected = new StatusRange(200, 299),
                Text = "ready",
                TlsWarningDays = 0,
                IsPublic = true,
            },
            SettingsCheck.Apply(Usual, change, Minute));
    }

    public static TheoryData<MonitorChange, string> Wrong => new()
    {
        { new() { Label = new string('a', 61) }, "60 characters at most, and this one has 61" },
        { new() { Label = "two\nlines" }, "one line" },
        { new() { Method = (CheckMethod)9 }, "GET, HEAD or POST" },
        { new() { IntervalSeconds = 59 }, "60 to 86400 seconds" },
        { new() { IntervalSeconds = 86_401 }, "60 to 86400 seconds" },
        { new() { IntervalSeconds = int.MaxValue }, "60 to 86400 seconds" },
        { new() { IntervalSeconds = int.MinValue }, "60 to 86400 seconds" },
        { new() { TimeoutSeconds = 0 }, "1 to 30 seconds" },
        { new() { TimeoutSeconds = 31 }, "1 to 30 seconds" },
        { new() { Expected = "ok" }, "200-399" },
        { new() { Expected = "" }, "200-399" },
        { new() { Expected = "99" }, "from 100 to 999" },
        { new() { Expected = "1000" }, "from 100 to 999" },
        { new() { Expected = "200-1000" }, "from 100 to 999" },
        { new() { Expected = "302-301" }, "from 100 to 999" },
        { new() { Text = new string('a', 201) }, "200 characters at most, and this one has 201" },
        { new() { TlsWarningDays = -1 }, "1 to 90 days" },
        { new() { TlsWarningDays = 91 }, "1 to 90 days" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_that_cannot_be_is_refused_with_what_can(MonitorChange change, string sentence)
    {
        var error = Assert.Throws<MonitorException>(() => SettingsCheck.Apply(Usual, change, Minute));

        Assert.Equal(MonitorFault.BadValue, error.Fault);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeout_leaves_room_in_its_interval()
    {
        var half = TimeSpan.FromSeconds(30);
        var error = Assert.Throws<MonitorException>(() => SettingsCheck.Apply(Usual, new() { IntervalSeconds = 30, TimeoutSeconds = 25 }, half));

        Assert.Contains("1 to 24 seconds", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(24), SettingsCheck.Apply(Usual with { Timeout = half }, new() { IntervalSeconds = 30 }, half).Timeout);
    }

    [Fact]
    public void An_empty_text_looks_for_none() =>
        Assert.Null(SettingsCheck.Apply(Usual with { Text = "ok" }, new() { Text = "" }, Minute).Text);

    [Fact]
    public void Whatever_is_let_through_keeps_to_the_ranges()
    {
        var numbers = Gen.Choose(-10, 100_000).Select(number => number < 0 ? (int?)null : number);
        var changes = from interval in numbers
            from timeout in Gen.Choose(-5, 40).Select(number => number < 0 ? (int?)null : number)
            from days in Gen.Choose(-5, 100).Select(number => number < 0 ? (int?)null : number)
            from length in Gen.Choose(0, 70)
            select new MonitorChange { IntervalSeconds = interval, TimeoutSeconds = timeout, TlsWarningDays = days, Label = new string('x', length) };
        Prop.ForAll(changes.ToArbitrary(), change => IsRefusedOrRight(change)).QuickCheckThrowOnFailure();
    }

    private static bool IsRefusedOrRight(MonitorChange change)
    {
        try
        {
            var settings = SettingsCheck.Apply(Usual, change, Minute);
            return settings.Interval >= Minute && settings.Interval <= TimeSpan.FromDays(1)
                && settings.Timeout.TotalSeconds is >= 1 and <= 30 && settings.Timeout <= settings.Interval * 0.8
                && settings.TlsWarningDays is >= 0 and <= 90 && settings.Label.Length <= 60;
        }
        catch (MonitorException error)
        {
            return error.Fault == MonitorFault.BadValue;
        }
    }
}
