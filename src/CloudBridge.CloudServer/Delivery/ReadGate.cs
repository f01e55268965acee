using System.Threading.Tasks.Sources;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>Holds a client's next message back until its room is about to flush. It is used again and again.</summary>
internal sealed class ReadGate : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core;

    /// <summary>Completes when <see cref="Open"/> is called; what follows then runs inside that call.</summary>
    public ValueTask OpenedAsync() => new(this, _core.Version);

    public void Open() => _core.SetResult(true);

    public void GetResult(short token)
    {
        _core.GetResult(token);
        _core.Reset();
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
