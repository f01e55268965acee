namespace CloudBridge.Scratch;

/// <summary>The statistics of Scratch month by month.</summary>
/// <param name="Series">The lines of the charts.</param>
/// <param name="Countries">Users by country, most first.</param>
/// <param name="Ages">Users by their age at registration, in years.</param>
public sealed record MonthlyStatistics(
    IReadOnlyList<MonthlySeries> Series,
    IReadOnlyList<CountryCount> Countries,
    IReadOnlyList<AgeCount> Ages)
{
    /// <summary>The time at which the numbers were counted; null where left out.</summary>
    public DateTimeOffset? CountedAt { get; init; }
}

/// <summary>One line of a chart.</summary>
/// <param name="Chart">The chart, such as <c>comment_data</c>.</param>
/// <param name="Name">The line, such as <c>Project Comments</c>.</param>
/// <param name="Points">Its points, oldest first.</param>
public sealed record MonthlySeries(string Chart, string Name, IReadOnlyList<MonthlyPoint> Points);

/// <summary>One month of a line.</summary>
/// <param name="Month">The month.</param>
/// <param name="Count">How many.</param>
public sealed record MonthlyPoint(DateTimeOffset Month, long Count);

/// <summary>The users of a country.</summary>
/// <param name="Country">The country.</param>
/// <param name="Users">How many.</param>
public sealed record CountryCount(string Country, long Users);

/// <summary>The users of an age.</summary>
/// <param name="Age">In years.</param>
/// <param name="Users">How many.</param>
public sealed record AgeCount(int Age, long Users);
