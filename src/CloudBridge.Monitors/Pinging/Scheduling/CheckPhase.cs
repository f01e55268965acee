namespace CloudBridge.Monitors.Pinging.Scheduling;

/// <summary>
/// The place in its interval at which a monitor is checked: a function of its number alone, the same for ever and on every
/// machine, so that checks spread evenly and a restart moves none.
/// </summary>
internal static class CheckPhase
{
    /// <summary>Milliseconds from the beginning of each interval on the wall clock, from 0 to below the interval.</summary>
    public static long Of(long id, long interval) => (long)(Mix(id) % (ulong)interval);

    /// <summary>Milliseconds that a first check waits, from 0 to below the spread.</summary>
    public static long FirstDelay(long id, long spread) => (long)((Mix(id) >> 32) % (ulong)spread);

    /// <summary>The first slot of a monitor after a time, both in Unix milliseconds.</summary>
    public static long NextSlot(long id, long interval, long after)
    {
        var phase = Of(id, interval);
        return after < phase ? phase : phase + ((((after - phase) / interval) + 1) * interval);
    }

    /// <summary>The finalizer of SplitMix64: each bit of the number turns half of the bits of the result.</summary>
    private static ulong Mix(long id)
    {
        var mixed = unchecked((ulong)id + 0x9E3779B97F4A7C15UL);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }
}
