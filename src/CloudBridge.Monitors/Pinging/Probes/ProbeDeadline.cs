namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>The time that one check has: its token ends with the budget, with the budget of a phase, or with the caller's token.</summary>
internal sealed class ProbeDeadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _budget;
    private readonly long _started;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;

    public ProbeDeadline(TimeProvider time, TimeSpan budget, CancellationToken caller)
    {
        _time = time;
        _budget = budget;
        _started = time.GetTimestamp();
        _source = new CancellationTokenSource(budget, time);
        _caller = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Time since the check began.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>Gives a phase less than what is left.</summary>
    public void BeginPhase(TimeSpan budget) => EndWithin(budget);

    /// <summary>Gives the rest of the check all that is left.</summary>
    public void EndPhase() => EndWithin(_budget);

    public void Dispose()
    {
        _caller.Dispose();
        _source.Dispose();
    }

    private void EndWithin(TimeSpan budget)
    {
        var left = _budget - Elapsed;
        if (left <= TimeSpan.Zero)
        {
            _source.Cancel();
            return;
        }

        _source.CancelAfter(budget < left ? budget : left);
    }
}
