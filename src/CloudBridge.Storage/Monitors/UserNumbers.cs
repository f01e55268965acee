namespace CloudBridge.Storage.Monitors;

/// <summary>Finds the number of the user at a place of the list, newest first, without counting through the table.</summary>
/// <param name="gaps">Numbers whose user is gone, the highest first.</param>
internal sealed class UserNumbers(IReadOnlyList<long> gaps)
{
    /// <summary>The count of numbers that are gone.</summary>
    public int Gaps => gaps.Count;

    /// <summary>The number of a user; below 1 when there are fewer users.</summary>
    /// <param name="last">The highest number ever given.</param>
    /// <param name="offset">How many newer users there are.</param>
    public long At(long last, long offset)
    {
        var number = last - offset;
        foreach (var gap in gaps)
        {
            if (gap < number)
            {
                break;
            }

            number--;
        }

        return number;
    }
}
