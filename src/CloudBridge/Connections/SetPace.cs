namespace CloudBridge.Connections;

/// <summary>
/// Spaces values by the interval of a cloud. Due times follow each other exactly, so that a late timer does
/// not lower the rate; after a pause the next value goes at once and the count starts anew.
/// </summary>
internal sealed class SetPace(TimeProvider time, TimeSpan interval)
{
    private readonly long _interval = (long)(interval.TotalSeconds * time.TimestampFrequency);
    private long _due = time.GetTimestamp();

    /// <summary>Waits until the next value may go.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (now >= _due)
        {
            _due = now;
            return;
        }

        while (_due - time.GetTimestamp() is > 0 and var left)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(left * 1000.0 / time.TimestampFrequency));
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A value has gone.</summary>
    public void Sent() => _due += _interval;
}
