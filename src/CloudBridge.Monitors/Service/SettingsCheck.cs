using System.Globalization;

namespace CloudBridge.Monitors.Service;

/// <summary>Puts what somebody wants into settings, if each value is allowed. The address is checked elsewhere.</summary>
internal static class SettingsCheck
{
    private const int MaxLabel = 60;
    private const int MaxText = 200;
    private const int MaxTlsDays = 90;
    private const int MinTimeout = 1;
    private const int MaxTimeout = 30;
    private const double TimeoutShare = 0.8;

    /// <summary>The settings with what the change says.</summary>
    /// <param name="settings">As they are.</param>
    /// <param name="change">What is wanted.</param>
    /// <param name="minInterval">The shortest interval allowed.</param>
    /// <exception cref="MonitorException"><see cref="MonitorFault.BadValue"/> with a sentence that says what is
    /// allowed.</exception>
    public static MonitorSettings Apply(MonitorSettings settings, MonitorChange change, TimeSpan minInterval)
    {
        var interval = change.IntervalSeconds is { } seconds ? Interval(seconds, minInterval) : settings.Interval;
        return settings with
        {
            Label = change.Label is null ? settings.Label : Label(change.Label),
            Method = change.Method is { } method ? Method(method) : settings.Method,
            Interval = interval,
            Timeout = Timeout(change.TimeoutSeconds, settings.Timeout, interval),
            Expected = change.Expected is null ? settings.Expected : Expected(change.Expected),
            Text = change.Text is null ? settings.Text : Text(change.Text),
            TlsWarningDays = change.TlsWarningDays is { } days ? TlsDays(days) : settings.TlsWarningDays,
            IsPublic = change.IsPublic ?? settings.IsPublic,
        };
    }

    private static string Label(string label)
    {
        var text = label.Trim();
        Demand(text.Length <= MaxLabel, $"A label has {MaxLabel} characters at most, and this one has {text.Length}.");
        Demand(!text.Any(char.IsControl), "A label is one line of text.");
        return text;
    }

    private static CheckMethod Method(CheckMethod method)
    {
        Demand(Enum.IsDefined(method), "A target is asked by GET, HEAD or POST.");
        return method;
    }

    private static TimeSpan Interval(int seconds, TimeSpan shortest)
    {
        var interval = TimeSpan.FromSeconds(seconds);
        Demand(
            interval >= shortest && interval <= MonitorRules.LongestInterval,
            $"An interval is {Seconds(shortest)} to {Seconds(MonitorRules.LongestInterval)} seconds.");
        return interval;
    }

    /// <summary>A timeout that was not asked for gives way to the interval.</summary>
    private static TimeSpan Timeout(int? seconds, TimeSpan current, TimeSpan interval)
    {
        var most = Math.Min(MaxTimeout, (int)(interval.TotalSeconds * TimeoutShare));
        if (seconds is not { } wanted)
        {
            return current.TotalSeconds <= most ? current : TimeSpan.FromSeconds(most);
        }

        Demand(wanted >= MinTimeout && wanted <= most, $"A timeout is {MinTimeout} to {most} seconds at this interval.");
        return TimeSpan.FromSeconds(wanted);
    }

    private static StatusRange Expected(string text)
    {
        Demand(StatusRange.TryParse(text, out var range), "What counts as up is a status such as 200, or a range such as 200-399, from 100 to 999.");
        return range;
    }

    private static string? Text(string text)
    {
        Demand(text.Length <= MaxText, $"A text to look for has {MaxText} characters at most, and this one has {text.Length}.");
        Demand(!text.Contains('\0'), "A text to look for has no zero characters.");
        return text.Length == 0 ? null : text;
    }

    private static int TlsDays(int days)
    {
        Demand(days is >= 0 and <= MaxTlsDays, $"The warning comes 1 to {MaxTlsDays} days before the certificate ends, or never with 0.");
        return days;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    private static void Demand(bool isRight, string sentence)
    {
        if (!isRight)
        {
            throw new MonitorException(MonitorFault.BadValue, sentence);
        }
    }
}
