namespace CloudBridge.Storage.History;

/// <summary>Counts windows of 5 minutes, hours and days since 1970.</summary>
internal static class HistoryTime
{
    /// <summary>Milliseconds of a window.</summary>
    public const long Window = 300_000;

    /// <summary>Milliseconds of an hour.</summary>
    public const long Hour = Window * HourWindows;

    /// <summary>Windows of an hour.</summary>
    public const int HourWindows = 12;

    /// <summary>Hours of a day.</summary>
    public const int DayHours = 24;

    public static long WindowOf(DateTimeOffset time) => Floor(time.ToUnixTimeMilliseconds(), Window);

    public static long HourOf(DateTimeOffset time) => HourOf(WindowOf(time));

    public static long HourOf(long window) => Floor(window, HourWindows);

    public static long DayOf(long hour) => Floor(hour, DayHours);

    public static DateTimeOffset OfWindow(long window) => DateTimeOffset.FromUnixTimeMilliseconds(window * Window);

    public static DateTimeOffset OfHour(long hour) => OfWindow(hour * HourWindows);

    /// <summary>The first window that begins then or later.</summary>
    public static long WindowFrom(DateTimeOffset time) => -Floor(-time.ToUnixTimeMilliseconds(), Window);

    /// <summary>The first hour that begins then or later.</summary>
    public static long HourFrom(DateTimeOffset time) => -Floor(-WindowFrom(time), HourWindows);

    private static long Floor(long value, long unit) => (value - (((value % unit) + unit) % unit)) / unit;
}
