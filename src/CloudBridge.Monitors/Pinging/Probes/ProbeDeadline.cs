namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>The time that one check has: its token ends with the budget or with the caller's token.</summary>
internal sealed class ProbeDeadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;

    public ProbeDeadline(TimeProvider time, TimeSpan budget, CancellationToken caller)
    {
        _time = time;
        _started = time.GetTimestamp();
        _source = new CancellationTokenSource(budget, time);
        _caller = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Time since the check began.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    public void Dispose()
    {
        _caller.Dispose();
        _source.Dispose();
    }
}
