using CloudBridge.Monitors.Model;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Pinging.Updating;

namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>One check of a monitor, as the monitor was when it fell due.</summary>
internal sealed class MonitorCheck : IGatedCheck, IThreadPoolWorkItem
{
    /// <summary>The factor of patience for one that was judged unasked: it is rather asked than judged so again.</summary>
    private const int UrgentPatience = 3;

    private readonly CheckRunner _runner;
    private bool _isHopeless;

    /// <summary>Creates it; whoever does holds the lock of the monitor.</summary>
    public MonitorCheck(CheckRunner runner, WatchedMonitor monitor)
    {
        _runner = runner;
        (Monitor, Target, Terms, Generation, DueAt) = (monitor, monitor.Target, monitor.Terms, monitor.Generation, monitor.DueAt);
        Host = Site.HostOf(Target.Key.Url).ToString();
        IsConfirmation = monitor.Kind == DueKind.Confirmation;
        IsUrgent = monitor.WasJudgedUnasked;
    }

    public WatchedMonitor Monitor { get; }

    public WatchedTarget Target { get; }

    /// <summary>The terms it has for a fetch.</summary>
    public FetchTerms Terms { get; }

    /// <summary>The generation of the monitor.</summary>
    public int Generation { get; }

    /// <summary>The timestamp at which it was due.</summary>
    public long DueAt { get; }

    /// <summary>True when it confirms or refutes an earlier one.</summary>
    public bool IsConfirmation { get; }

    public string Host { get; }

    public bool IsUrgent { get; }

    public bool? HasTimedOut { get; set; }

    public bool HasWaitedLong => _runner.HasPassed(DueAt, Terms.Timeout * (IsUrgent ? UrgentPatience : 1));

    object IGatedCheck.Target => Target;

    public long OwnerId => Monitor.OwnerId;

    /// <summary>Another monitor's fetch that it waits for; null when it fetches by itself.</summary>
    public Fetch? Shared { get; set; }

    /// <summary>True while it holds a place of the gate.</summary>
    public bool IsGated { get; set; }

    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void GiveUp()
    {
        _isHopeless = true;
        Start();
    }

    public void Execute()
    {
        if (_isHopeless)
        {
            _runner.JudgeUnasked(this);
            return;
        }

        _ = _runner.RunAsync(this);
    }
}
