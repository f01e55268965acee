using CloudBridge.TestKit;

namespace CloudBridge.Tests.Dispatch;

/// <summary>Collects what happened to the things of all scopes.</summary>
internal sealed class ScopedThings
{
    public SignalLog<ScopedThing> Disposed { get; } = new();

    public bool FailsToDispose { get; set; }
}
