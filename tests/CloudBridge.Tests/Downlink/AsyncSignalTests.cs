using CloudBridge.Downlink;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Downlink;

public class AsyncSignalTests
{
    private readonly AsyncSignal _signal = new();

    [Fact]
    public void Set_before_the_waiter_comes_it_lets_it_through()
    {
        _signal.Set();
        Assert.True(_signal.WaitAsync().AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Set_often_it_lets_the_waiter_through_once()
    {
        _signal.Set();
        _signal.Set();
        await _signal.WaitAsync();
        var second = _signal.WaitAsync().AsTask();
        Assert.False(second.IsCompleted);
        _signal.Set();
        await Patience.WaitAsync(second);
    }

    [Fact]
    public async Task No_signal_is_lost_or_fails_with_many_who_set_it()
    {
        const int each = 200_000;
        var count = 0;
        var setters = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
            {
                Interlocked.Increment(ref count);
                _signal.Set();
            }
        })).ToArray();
        var waiter = Task.Run(async () =>
        {
            while (Volatile.Read(ref count) < 3 * each)
            {
                await _signal.WaitAsync();
            }
        });
        await Patience.WaitAsync(Task.WhenAll(setters));
        await Patience.WaitAsync(waiter);
    }
}
