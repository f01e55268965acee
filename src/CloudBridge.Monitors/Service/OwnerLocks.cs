namespace CloudBridge.Monitors.Service;

/// <summary>Lets the changes of one owner happen one after another. Owners may share a lock.</summary>
internal sealed class OwnerLocks : IDisposable
{
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the owner's turn; it ends when the result is disposed of.</summary>
    public async ValueTask<IDisposable> EnterAsync(long ownerId, CancellationToken cancellationToken)
    {
        var turn = _locks[(ulong)ownerId % (ulong)_locks.Length];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Entry(turn);
    }

    public void Dispose()
    {
        foreach (var turn in _locks)
        {
            turn.Dispose();
        }
    }

    private sealed class Entry(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
