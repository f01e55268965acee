using System.Globalization;

namespace CloudBridge;

/// <summary>Writes dates for projects.</summary>
public static class AnswerDates
{
    private static readonly DateTimeOffset Year2000 = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The text of a date; empty for null. Days have 8 decimals at most, so that both styles tell the millisecond.
    /// </summary>
    public static string ToText(DateTimeOffset? date, DateStyle style) => date is not { } known ? ""
        : style == DateStyle.Iso ? known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)
        : ((decimal)(known - Year2000).Ticks / TimeSpan.TicksPerDay).ToString("0.########", CultureInfo.InvariantCulture);
}
