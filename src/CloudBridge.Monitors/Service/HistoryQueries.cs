using System.Globalization;

namespace CloudBridge.Monitors.Service;

/// <summary>The limits of what may be asked of the history.</summary>
internal static class HistoryQueries
{
    private const int MaxCount = 1_000;
    private const int MaxBuckets = 9_000;
    private static readonly int[] Days = [1, 7, 30, 90];

    public static void DemandDays(int days) => Demand(Days.Contains(days), "Uptime is known for 1, 7, 30 or 90 days.");

    public static void DemandCount(int count) => Demand(
        count is >= 1 and <= MaxCount,
        string.Create(CultureInfo.InvariantCulture, $"Ask for 1 to {MaxCount} at once."));

    /// <summary>A whole year by the hour and 30 days by 5 minutes fit.</summary>
    public static void DemandSpan(BucketSize size, DateTimeOffset from, DateTimeOffset until)
    {
        Demand(Enum.IsDefined(size), "There are buckets of 5 minutes and of an hour.");
        Demand(from < until, "The beginning must be before the end.");
        Demand(until - from <= LengthOf(size) * MaxBuckets, string.Create(CultureInfo.InvariantCulture, $"Ask for {MaxBuckets} buckets at most at once."));
    }

    public static TimeSpan LengthOf(BucketSize size) => size == BucketSize.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5);

    private static void Demand(bool isRight, string sentence)
    {
        if (!isRight)
        {
            throw new MonitorException(MonitorFault.BadValue, sentence);
        }
    }
}
