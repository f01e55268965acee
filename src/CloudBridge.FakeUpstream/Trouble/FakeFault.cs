namespace CloudBridge.FakeUpstream;

/// <summary>
/// Something that a fake upstream does wrong, for requests that fit. Give it to <see cref="FakeTrouble.Add(FakeFault)"/>.
/// </summary>
/// <param name="kind">What it does.</param>
public sealed class FakeFault(FakeFaultKind kind)
{
    private readonly Lock _lock = new();
    private long _seen;
    private long _count;
    private TaskCompletionSource _done = NewSignal();

    /// <summary>The kind of fault.</summary>
    public FakeFaultKind Kind => kind;

    /// <summary>The upstream, named as the member of <c>Upstream</c> in any case; null for all.</summary>
    public string? Upstream { get; init; }

    /// <summary>A part of the path or query; null for every path.</summary>
    public string? PathContains { get; init; }

    /// <summary>The fault happens to every n-th request that fits, where n is this number. Default 1: to each.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The greatest number of times that the fault happens. Default: no limit.</summary>
    public long Times { get; init; } = long.MaxValue;

    /// <summary>The status of <see cref="FakeFaultKind.Status"/>. Default 500.</summary>
    public int Status { get; init; } = 500;

    /// <summary>The delay, the time to wait, or the time between two bytes, depending on the kind. Default 1 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The number of times that the fault has happened.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Waits until the fault has happened this many times; waits without end when it never does.</summary>
    public async Task WhenCountAsync(long count)
    {
        while (true)
        {
            Task done;
            lock (_lock)
            {
                if (_count >= count)
                {
                    return;
                }

                done = _done.Task;
            }

            await done.ConfigureAwait(false);
        }
    }

    /// <summary>True when the fault happens to this request, which is then counted.</summary>
    internal bool Takes(string path, string pathAndQuery)
    {
        if (!IsOfUpstream(path) || (PathContains is { } part && !pathAndQuery.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        lock (_lock)
        {
            if (++_seen % Every != 0 || _count >= Times)
            {
                return false;
            }

            Interlocked.Increment(ref _count);
            _done.SetResult();
            _done = NewSignal();
            return true;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool IsOfUpstream(string path) =>
        Upstream is null
        || path.StartsWith($"/{Upstream}/", StringComparison.OrdinalIgnoreCase)
        || path.Equals($"/{Upstream}", StringComparison.OrdinalIgnoreCase);
}
