namespace CloudBridge.TestKit;

/// <summary>A list that only grows, and on whose growth a test waits. Safe for threads.</summary>
public sealed class SignalLog<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];
    private readonly List<(Func<IReadOnlyList<T>, bool> Condition, TaskCompletionSource Met)> _waiters = [];

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_gate)
            {
                return [.. _items];
            }
        }
    }

    /// <summary>Adds an item and lets those through who waited for it.</summary>
    public void Add(T item)
    {
        lock (_gate)
        {
            _items.Add(item);
            foreach (var waiter in _waiters.Where(waiter => waiter.Condition(_items)).ToArray())
            {
                _waiters.Remove(waiter);
                waiter.Met.SetResult();
            }
        }
    }

    /// <summary>Waits until the items meet a condition.</summary>
    public async Task<IReadOnlyList<T>> WhenAsync(Func<IReadOnlyList<T>, bool> condition)
    {
        await Patience.WaitAsync(Register(condition));
        return Items;
    }

    /// <summary>Waits until there are at least so many items.</summary>
    public Task<IReadOnlyList<T>> CountAsync(int count) => WhenAsync(items => items.Count >= count);

    /// <summary>Waits for the first item that matches.</summary>
    public async Task<T> FirstAsync(Func<T, bool> match) => (await WhenAsync(items => items.Any(match))).First(match);

    private Task Register(Func<IReadOnlyList<T>, bool> condition)
    {
        lock (_gate)
        {
            if (condition(_items))
            {
                return Task.CompletedTask;
            }

            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((condition, met));
            return met.Task;
        }
    }
}
