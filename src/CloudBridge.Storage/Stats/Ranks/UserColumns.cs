namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>All users as they are read, column by column; a user's number is the place in the columns.</summary>
internal sealed class UserColumns(int count)
{
    public const int Types = 6;

    /// <summary>The first of the types, which are the sums over projects where nothing else is given.</summary>
    public const int Summed = 4;

    /// <summary>Stands for a value that nobody has told.</summary>
    public const long Unknown = -1;

    private int _count;

    /// <summary>Rows of the table, ascending.</summary>
    public long[] Rows { get; } = new long[count];

    /// <summary>Numbers on Scratch; the highest there is while not known.</summary>
    public long[] Ids { get; } = new long[count];

    /// <summary>The country of each, counted from 0; -1 for none.</summary>
    public int[] Countries { get; } = new int[count];

    /// <summary>True when the user is a student or a teacher.</summary>
    public bool[] IsSchool { get; } = new bool[count];

    /// <summary>By <see cref="CloudBridge.Scratch.UserRankType"/>.</summary>
    public long[][] Values { get; } = [.. Enumerable.Range(0, Types).Select(_ => new long[count])];

    /// <summary>The names of countries, by their number.</summary>
    public Dictionary<string, int> CountryNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>The number of the user.</returns>
    public int Add(long row, long id, int country, bool isSchool)
    {
        (Rows[_count], Ids[_count], Countries[_count], IsSchool[_count]) = (row, id, country, isSchool);
        return _count++;
    }
}
