namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>Waits longer with each failure in a row, up to 10 s.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private TimeSpan _wait = First;

    /// <summary>Waits after a failure.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_wait, time, cancellationToken).ConfigureAwait(false);
        _wait = _wait * 2 < Longest ? _wait * 2 : Longest;
    }

    /// <summary>It worked.</summary>
    public void Reset() => _wait = First;
}
