namespace CloudBridge.TestKit;

/// <summary>Gives what is queued on the thread pool its turn before a test moves its clock on.</summary>
public static class ThreadPoolTurns
{
    private const int Turns = 20;

    /// <summary>Completes when what was queued, and what that queued in turn, has had the chance to run.</summary>
    public static async Task TakeAsync()
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            await TakeOneAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stands in line behind all others: a task of its own would be put in front of them.</summary>
    private static Task TakeOneAsync()
    {
        var taken = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static taken => taken.SetResult(), taken, preferLocal: false);
        return taken.Task;
    }
}
