namespace CloudBridge.FakeUpstream.Api;

/// <summary>Numbers that look random and are the same every time.</summary>
internal static class Seed
{
    private const ulong Prime = 1_099_511_628_211;
    private const ulong Basis = 14_695_981_039_346_656_037;

    /// <summary>The seed of a text, whatever the case of its letters.</summary>
    public static ulong Of(string text)
    {
        var hash = Basis;
        foreach (var letter in text)
        {
            hash = (hash ^ char.ToLowerInvariant(letter)) * Prime;
        }

        return Mix(hash);
    }

    /// <summary>The seed of a purpose and numbers.</summary>
    public static ulong Of(string purpose, long a, long b = 0) => Mix(Of(purpose) ^ Mix(unchecked((ulong)a + Mix((ulong)b))));

    /// <summary>A number from 0, below a limit.</summary>
    public static int Below(this ulong seed, int limit) => (int)(seed % (ulong)limit);

    /// <summary>A part of one, from 0 to below 1.</summary>
    public static double Part(this ulong seed) => (seed >> 11) / (double)(1UL << 53);

    /// <summary>One of several.</summary>
    public static T Pick<T>(this ulong seed, IReadOnlyList<T> items) => items[seed.Below(items.Count)];

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
