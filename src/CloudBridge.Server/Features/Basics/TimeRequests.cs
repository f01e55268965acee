using System.Globalization;

namespace CloudBridge.Server.Features.Basics;

/// <summary>The time of the server.</summary>
internal sealed class TimeRequests(TimeProvider time)
{
    [Request(
        "time",
        Description = "Gives the date and time in UTC, or with days the days since 2000, as Scratch counts them.",
        Example = "time days",
        Answer = "2026-03-01T12:00:00Z, or a number of days",
        Idempotent = true)]
    public string Now(TimeFormat format = TimeFormat.Text)
    {
        var now = time.GetUtcNow();
        return format == TimeFormat.Days
            ? AnswerDates.ToText(now, DateStyle.Days)
            : now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
