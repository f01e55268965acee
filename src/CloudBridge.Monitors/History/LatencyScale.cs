namespace CloudBridge.Monitors.History;

/// <summary>
/// Divides milliseconds into groups that are 5 % around one whole value each: up to 19 ms every value is its own group,
/// then groups grow by about 1.105. 200 groups reach beyond 24 days, so that the number of a group is one byte. What is
/// stored depends on it: it never changes.
/// </summary>
internal static class LatencyScale
{
    private static readonly (int[] Values, int[] Ends) Table = Build();

    /// <summary>The number of groups.</summary>
    public static int Count => Table.Values.Length;

    /// <summary>The group of a latency.</summary>
    public static int GroupOf(int milliseconds)
    {
        var place = Array.BinarySearch(Table.Ends, milliseconds);
        return place < 0 ? ~place : place;
    }

    /// <summary>The milliseconds that stand for a group.</summary>
    public static int ValueOf(int group) => Table.Values[group];

    private static (int[] Values, int[] Ends) Build()
    {
        var (values, ends) = (new List<int> { 0 }, new List<int> { 0 });
        while (ends[^1] < int.MaxValue)
        {
            var first = ends[^1] + 1L;
            var value = Math.Min(first + (first / 20), int.MaxValue);
            values.Add((int)value);
            ends.Add((int)Math.Min(value * 20 / 19, int.MaxValue));
        }

        return ([.. values], [.. ends]);
    }
}
