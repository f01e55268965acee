namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>The checks of one host or one owner.</summary>
internal sealed class CheckLane
{
    private Queue<IGatedCheck>? _waiting;

    public int Running { get; set; }

    public bool IsEmpty => Running == 0 && _waiting is not { Count: > 0 };

    public void Wait(IGatedCheck check) => (_waiting ??= new()).Enqueue(check);

    public bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IGatedCheck? check)
    {
        check = null;
        return _waiting is not null && _waiting.TryDequeue(out check);
    }
}
