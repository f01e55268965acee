namespace CloudBridge.TestKit;

/// <summary>
/// The thread pool when no work is left for it, so that a clock can be moved. Where other work never ends, what is queued has its
/// turns instead: good enough unless the machine stops a thread in the middle. Tests that move a clock run one at a time for that reason.
/// </summary>
public static class QuietPool
{
    private const int Looks = 3;
    private const int Turns = 20;
    private static readonly TimeSpan TestPatience = TimeSpan.FromSeconds(1);

    /// <summary>Threads of the pool that whoever runs the tests blocks for good: the fewest that were ever seen at work.</summary>
    private static int _blocked;

    /// <summary>Waits on a thread of its own, at most so long.</summary>
    public static void Wait(TimeSpan patience)
    {
        if (Watch(patience) is not null)
        {
            TakeTurnsAsync().GetAwaiter().GetResult();
        }
    }

    /// <summary>Completes when the pool has no work but the caller.</summary>
    public static async Task WaitAsync()
    {
        await TakeTurnAsync().ConfigureAwait(false);
        if (Watch(TestPatience) is { } least)
        {
            _blocked = least;
            await TakeTurnsAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Watches until nothing is at work; then null, and otherwise the fewest threads that were seen at work.</summary>
    private static int? Watch(TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        var least = int.MaxValue;
        for (var quiet = 0; quiet < Looks;)
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                return least;
            }

            var busy = Busy();
            least = Math.Min(least, busy);
            _blocked = Math.Min(_blocked, busy);
            quiet = busy <= _blocked && ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
            Thread.Yield();
        }

        return null;
    }

    /// <summary>Threads of the pool that work, but for the caller's.</summary>
    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return most - free - (Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
    }

    private static async Task TakeTurnsAsync()
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            await TakeTurnAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stands in line behind all others: a task of its own would be put in front of them.</summary>
    private static Task TakeTurnAsync()
    {
        var taken = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static taken => taken.SetResult(), taken, preferLocal: false);
        return taken.Task;
    }
}
