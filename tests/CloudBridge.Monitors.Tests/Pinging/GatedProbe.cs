using CloudBridge.Monitors.Pinging;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>A probe that answers as a test says, and only when the test lets it.</summary>
internal sealed class GatedProbe : IProbe
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _open = Opened();

    public SignalLog<CheckTarget> Asked { get; } = new();

    /// <summary>What it answers; good by default.</summary>
    public Func<CheckTarget, ProbeResult> Answer { get; set; } = _ => new(CheckOutcome.Ok, 200, TimeSpan.FromMilliseconds(5));

    /// <summary>How long it takes, besides.</summary>
    public Func<CheckTarget, CancellationToken, Task> Hang { get; set; } = (_, _) => Task.CompletedTask;

    public void Fail() => Answer = _ => new(CheckOutcome.TimedOut, 0, TimeSpan.FromSeconds(1));

    public void Succeed() => Answer = _ => new(CheckOutcome.Ok, 200, TimeSpan.FromMilliseconds(5));

    /// <summary>From now on nobody gets an answer.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Everybody gets an answer, also those who wait.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _open.TrySetResult();
        }
    }

    public async ValueTask<ProbeResult> CheckAsync(CheckTarget target, CancellationToken cancellationToken)
    {
        Task open;
        lock (_gate)
        {
            open = _open.Task;
        }

        Asked.Add(target);
        await open.WaitAsync(cancellationToken);
        await Hang(target, cancellationToken);
        return Answer(target);
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        opened.SetResult();
        return opened;
    }
}
