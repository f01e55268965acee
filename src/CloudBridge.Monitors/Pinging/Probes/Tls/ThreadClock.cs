using System.Runtime.InteropServices;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>The processor time of the thread that asks, on Linux; a busy machine does not make it longer.</summary>
internal static partial class ThreadClock
{
    private const int ThreadTime = 3;
    private const long NanosecondsPerTick = 100;

    /// <summary>The time that the thread has used so far.</summary>
    public static TimeSpan Now() => clock_gettime(ThreadTime, out var used) == 0
        ? TimeSpan.FromTicks((used.Seconds * TimeSpan.TicksPerSecond) + (used.Nanoseconds / NanosecondsPerTick))
        : TimeSpan.Zero;

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
