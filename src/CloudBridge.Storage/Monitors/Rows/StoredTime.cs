namespace CloudBridge.Storage.Monitors.Rows;

/// <summary>Times as they are stored: milliseconds since 1970.</summary>
internal static class StoredTime
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long? Of(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static DateTimeOffset Read(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? Read(long? milliseconds) => milliseconds is { } known ? Read(known) : null;

    /// <summary>The hour a time is in.</summary>
    public static long HourOf(DateTimeOffset time) => Of(time) / 3_600_000 * 3_600_000;
}
