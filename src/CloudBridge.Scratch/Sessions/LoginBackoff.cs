namespace CloudBridge.Scratch.Sessions;

/// <summary>
/// The time to wait before signing in again: full jitter between 5 s and a limit that doubles from 10 s to 10 min; 5 to 10 min
/// where Scratch is already annoyed. Not safe for threads.
/// </summary>
internal sealed class LoginBackoff(TimeProvider time, Random random)
{
    private static readonly TimeSpan Floor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowFloor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Cap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private long _since;
    private TimeSpan _wait;
    private int _failures;

    /// <summary>The rest of the wait; zero or less when it is over.</summary>
    public TimeSpan Left => _wait - time.GetElapsedTime(_since);

    /// <summary>Begins a wait.</summary>
    public TimeSpan Failed(ScratchLoginException failure)
    {
        _failures = Math.Min(_failures + 1, 20);
        var isSlow = failure.Kind is ScratchLoginFailure.RateLimited or ScratchLoginFailure.AddressBlocked;
        var floor = isSlow ? SlowFloor : Floor;
        var limit = isSlow ? Cap : TimeSpan.FromSeconds(Math.Min(Cap.TotalSeconds, Floor.TotalSeconds * Math.Pow(2, _failures)));
        var asked = failure.RetryAfter is { } after ? after < LongestAsked ? after : LongestAsked : TimeSpan.Zero;
        var drawn = floor + (random.NextDouble() * (limit - floor));
        _since = time.GetTimestamp();
        return _wait = drawn > asked ? drawn : asked;
    }

    /// <summary>Things have gone well for a while: the next wait is a short one.</summary>
    public void Reset()
    {
        _failures = 0;
        _wait = TimeSpan.Zero;
    }
}
