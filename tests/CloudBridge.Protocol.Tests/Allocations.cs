namespace CloudBridge.Protocol.Tests;

/// <summary>Counts the bytes an action allocates on this thread once it is warm.</summary>
internal static class Allocations
{
    public static long Of(Action action)
    {
        for (var i = 0; i < 200; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
