namespace CloudBridge.Tests.Dispatch;

/// <summary>A service of one request that tells when it has been disposed.</summary>
internal sealed class ScopedThing(ScopedThings all) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        all.Disposed.Add(this);
        return all.FailsToDispose ? throw new InvalidOperationException("no way") : ValueTask.CompletedTask;
    }
}
