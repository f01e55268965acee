namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>A time in which an upstream is left alone, because it asked for that or fails too often. Safe for threads.</summary>
internal sealed class UpstreamPause(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _end;
    private UpstreamException? _reason;

    /// <summary>Leaves it alone for a time from now; a longer pause stays as it is.</summary>
    public void Begin(TimeSpan duration, UpstreamException reason)
    {
        lock (_gate)
        {
            var end = time.GetElapsedTime(_origin) + duration;
            if (end > _end)
            {
                (_end, _reason) = (end, reason);
            }
        }
    }

    /// <summary>Why there may be no question now; null when there may.</summary>
    public UpstreamException? Refusal()
    {
        lock (_gate)
        {
            var left = _end - time.GetElapsedTime(_origin);
            return left <= TimeSpan.Zero || _reason is not { } reason
                ? null
                : new UpstreamException(
                    reason.Upstream,
                    reason.Fault,
                    $"{reason.Message} It is left alone for {Math.Ceiling(left.TotalSeconds)} s more.")
                {
                    RetryAfter = left,
                    MayPass = reason.MayPass,
                };
        }
    }
}
