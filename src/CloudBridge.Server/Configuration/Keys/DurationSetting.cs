using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>
/// A time span: a number with a unit (<c>10 s</c>) or hours, minutes and seconds (<c>00:00:10</c>). A bare number is
/// refused, as .NET would take it for days.
/// </summary>
internal sealed partial class DurationSetting(TimeSpan minimum, TimeSpan maximum) : SettingType
{
    private const string Pattern = @"^\d+(\.\d+)? ?(ms|s|min|h|d)$|^(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?$";

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("min", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    public override string Allowed => $"a time from {Format(minimum)} to {Format(maximum)}, such as 500 ms, 10 s, 5 min or 00:00:10";

    public override string Example => Format(minimum);

    /// <summary>The largest unit that gives a whole number.</summary>
    public static string Format(TimeSpan time)
    {
        var (unit, ticks) = time == TimeSpan.Zero ? Units[1] : Units.LastOrDefault(unit => time.Ticks % unit.Ticks == 0, Units[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)time.Ticks / ticks:0.####} {unit}");
    }

    public override string? Read(string text) =>
        Parse(text.Trim()) is { } value && value >= minimum && value <= maximum ? value.ToString("c", CultureInfo.InvariantCulture) : null;

    public override string Show(string value) => Format(TimeSpan.Parse(value, CultureInfo.InvariantCulture));

    public override void Describe(JsonObject schema)
    {
        schema["type"] = "string";
        schema["pattern"] = Pattern;
    }

    private static TimeSpan? Parse(string text)
    {
        if (!Shape().IsMatch(text))
        {
            return null;
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
        }

        var unit = text.TrimStart([.. "0123456789. "]);
        var ticks = decimal.TryParse(text[..^unit.Length], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000
            ? number * Units.First(known => known.Unit == unit).Ticks
            : decimal.MaxValue;
        return ticks <= long.MaxValue ? new TimeSpan((long)ticks) : null;
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Shape();
}
