using System.Globalization;

namespace CloudBridge.Server.Requests;

/// <summary>The time of the server.</summary>
internal sealed class TimeRequests(TimeProvider time)
{
    private static readonly DateTimeOffset Year2000 = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Request("time", Description = "Answers date and time in UTC; with days the days since 2000, as Scratch counts them.", Example = "time days", Answer = "2026-03-01T12:00:00Z, or a number of days", Idempotent = true)]
    public string Now(TimeFormat format = TimeFormat.Text)
    {
        var now = time.GetUtcNow();
        return format == TimeFormat.Days
            ? ((decimal)(now - Year2000).Ticks / TimeSpan.TicksPerDay).ToString("0.########", CultureInfo.InvariantCulture)
            : now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
