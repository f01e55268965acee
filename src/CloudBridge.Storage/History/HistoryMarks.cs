namespace CloudBridge.Storage.History;

/// <summary>
/// The hours up to which the history has been rolled up and pruned; all counted as <see cref="HistoryTime"/> does.
/// </summary>
internal sealed record HistoryMarks
{
    /// <summary>Grows with every change that is not an append.</summary>
    public long Version { get; init; }

    /// <summary>The first hour that takes checks without calling them late.</summary>
    public long ClosedHour { get; init; }

    /// <summary>The first hour without blocks, or not with all.</summary>
    public long RolledHour { get; init; }

    /// <summary>The last monitor that has its block of that hour; 0 for none.</summary>
    public long HourCursor { get; init; }

    /// <summary>The first day without blocks, or not with all.</summary>
    public long RolledDay { get; init; }

    /// <summary>The last monitor that has its block of that day; 0 for none.</summary>
    public long DayCursor { get; init; }

    /// <summary>The first window whose checks are kept.</summary>
    public long CheckFloor { get; init; }

    /// <summary>The first hour whose block is kept.</summary>
    public long HourFloor { get; init; }

    /// <summary>The first day whose block is kept.</summary>
    public long DayFloor { get; init; }

    /// <summary>The first window that is not in the blocks.</summary>
    public long RolledWindow => RolledHour * HistoryTime.HourWindows;
}
