namespace CloudBridge.Connections.Lifecycle;

/// <summary>
/// The right to one handshake. Those behind it wait until it has begun; its project waits until it is disposed.
/// </summary>
internal sealed class HandshakeTurn(Action begin, Action end) : IDisposable
{
    private int _hasBegun;
    private int _hasEnded;

    /// <summary>The handshake begins now, and counts from now.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) == 0)
        {
            begin();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Begin();
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
        {
            end();
        }
    }
}
