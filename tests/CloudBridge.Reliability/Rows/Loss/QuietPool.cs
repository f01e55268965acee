namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>Waits until no work is left for the thread pool, so that a clock can be moved. Not for threads of the pool.</summary>
internal sealed class QuietPool
{
    private const int Looks = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly int _most;

    public QuietPool() => ThreadPool.GetMaxThreads(out _most, out _);

    /// <summary>Waits, but not for ever: other work may be going on in the process.</summary>
    public void Wait()
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var quiet = 0; quiet < Looks && TimeProvider.System.GetElapsedTime(began) < Patience;)
        {
            quiet = IsQuiet() ? quiet + 1 : 0;
            Thread.Yield();
        }
    }

    private bool IsQuiet()
    {
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free == _most && ThreadPool.PendingWorkItemCount == 0;
    }
}
