using Microsoft.Extensions.Logging;

namespace CloudBridge.Dispatch;

/// <summary>
/// Tells of requests that pass their deadlines: of the first, of how many every minute while it goes on, and when none has
/// for a minute. One freeze makes thousands of them; each is told to those who debug.
/// </summary>
internal sealed partial class DeadlineLog(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private int _passed;
    private long _last;
    private long _told;

    /// <summary>A request has passed its deadline.</summary>
    public void Passed(TimeSpan timeout)
    {
        Log.One(logger, timeout);
        if (IsFirst())
        {
            Log.Began(logger, timeout);
        }
    }

    /// <summary>Looks whether there is something to tell; called again and again, and never throws.</summary>
    public void Look()
    {
        if (Volatile.Read(ref _passed) == 0)
        {
            return;
        }

        try
        {
            LogCount();
        }
        catch (Exception)
        {
            // A log that cannot be written must not end the timer that calls, and the process with it.
        }
    }

    private bool IsFirst()
    {
        lock (_gate)
        {
            _last = time.GetTimestamp();
            _told = _passed == 0 ? _last : _told;
            return _passed++ == 0;
        }
    }

    private void LogCount()
    {
        var (count, isOver) = Take();
        if (count > 1 && isOver)
        {
            Log.Over(logger, count);
        }
        else if (count > 1)
        {
            Log.GoesOn(logger, count);
        }
    }

    private (int Count, bool IsOver) Take()
    {
        lock (_gate)
        {
            var count = _passed;
            if (time.GetElapsedTime(_last) >= Quiet)
            {
                _passed = 0;
                return (count, true);
            }

            if (time.GetElapsedTime(_told) < Quiet)
            {
                return (0, false);
            }

            _told = time.GetTimestamp();
            return (count, false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "passed its deadline of {Timeout}")]
        public static partial void One(ILogger logger, TimeSpan timeout);

        [LoggerMessage(2, LogLevel.Warning, "has passed its deadline of {Timeout}; others that follow are counted")]
        public static partial void Began(ILogger logger, TimeSpan timeout);

        [LoggerMessage(3, LogLevel.Warning, "Requests pass their deadlines, {Count} so far")]
        public static partial void GoesOn(ILogger logger, int count);

        [LoggerMessage(4, LogLevel.Information, "No request has passed its deadline for a minute; {Count} had")]
        public static partial void Over(ILogger logger, int count);
    }
}
