namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>Sorts millions of things by a number, equal ones as they were before: byte by byte, from the lowest.</summary>
internal static class StableOrder
{
    private const int Buckets = 256;

    /// <summary>The numbers of things from the largest value to the smallest.</summary>
    /// <param name="start">The numbers as they are ordered now.</param>
    /// <param name="values">The value of each thing, 0 or more, by its number.</param>
    public static int[] Descending(int[] start, long[] values) => Sort(start, values, flip: Buckets - 1);

    /// <summary>The numbers of things from the smallest value to the largest.</summary>
    public static int[] Ascending(int[] start, long[] values) => Sort(start, values, flip: 0);

    private static int[] Sort(int[] start, long[] values, int flip)
    {
        var from = (int[])start.Clone();
        var to = new int[from.Length];
        var largest = values.Length == 0 ? 0 : values.Max();
        for (var shift = 0; shift < 64 && largest >> shift != 0; shift += 8)
        {
            Distribute(from, to, values, shift, flip);
            (from, to) = (to, from);
        }

        return from;
    }

    private static void Distribute(int[] from, int[] to, long[] values, int shift, int flip)
    {
        var next = new int[Buckets + 1];
        foreach (var thing in from)
        {
            next[(((int)(values[thing] >> shift) & 255) ^ flip) + 1]++;
        }

        for (var bucket = 1; bucket < Buckets; bucket++)
        {
            next[bucket] += next[bucket - 1];
        }

        foreach (var thing in from)
        {
            to[next[((int)(values[thing] >> shift) & 255) ^ flip]++] = thing;
        }
    }
}
