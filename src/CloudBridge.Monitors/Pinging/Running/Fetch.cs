namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>One fetch of a target that several monitors watch.</summary>
/// <param name="terms">What the monitor that began it wants.</param>
/// <param name="startedAt">The timestamp at which it began.</param>
internal sealed class Fetch(FetchTerms terms, long startedAt)
{
    private readonly TaskCompletionSource<ProbeResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The result; cancelled when there is none.</summary>
    public Task<ProbeResult> Result => _result.Task;

    /// <summary>Tells whether a monitor may use it: while it runs, or while its result is young enough.</summary>
    public bool Serves(FetchTerms wanted, TimeProvider time)
    {
        if (!Result.IsCompleted)
        {
            return true;
        }

        var shorter = wanted.Interval < terms.Interval ? wanted.Interval : terms.Interval;
        return Result.IsCompletedSuccessfully && !wanted.IsFresh && time.GetElapsedTime(startedAt) < shorter / 2 && ResultFor(wanted.Timeout) is not null;
    }

    /// <summary>The result as a monitor with its own timeout would have got it; null when it would have waited longer.</summary>
    public ProbeResult? ResultFor(TimeSpan timeout)
    {
        var result = Result.Result;
        if (result.Outcome == CheckOutcome.TimedOut && timeout > terms.Timeout)
        {
            return null;
        }

        return result.Elapsed > timeout ? new ProbeResult(CheckOutcome.TimedOut, 0, timeout) : result;
    }

    public void End(ProbeResult result) => _result.TrySetResult(result);

    public void GiveUp() => _result.TrySetCanceled();
}
