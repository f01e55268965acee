using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Drivers;

/// <summary>Waits until no work is left for the thread pool, so that a clock can be moved. Not for threads of the pool.</summary>
/// <param name="patience">How long to wait at most, as other work may be going on in the process.</param>
internal sealed class QuietPool(TimeSpan patience)
{
    private const int Looks = 3;

    /// <summary>Waits, but not for ever: where other work never ends, what is queued has its turn before this returns.</summary>
    public void Wait()
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var quiet = 0; quiet < Looks;)
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                ThreadPoolTurns.TakeAsync().GetAwaiter().GetResult();
                return;
            }

            quiet = IsQuiet() ? quiet + 1 : 0;
            Thread.Yield();
        }
    }

    private bool IsQuiet()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free == most && ThreadPool.PendingWorkItemCount == 0;
    }
}
