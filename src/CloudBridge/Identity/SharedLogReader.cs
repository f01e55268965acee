using CloudBridge.Clouds;
using CloudBridge.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Identity;

/// <summary>
/// Reads the log of one project, once for all who wait: readings never overlap, are 250 ms apart at least,
/// and come less often the longer somebody waits in vain.
/// </summary>
internal sealed partial class SharedLogReader(
    ICloudLog log,
    string project,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger logger)
{
    private const int LongLimit = 1000;
    private const double Growth = 1.5;
    private static readonly TimeSpan ShortGap = TimeSpan.FromMilliseconds(250);

    /// <summary>Timers know no shorter time.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongGap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private TaskCompletionSource<LogReading>? _next;
    private TimeSpan _gap = ShortGap;
    private long? _lastStarted;
    private int _limit = LogReading.ShortLimit;
    private bool _failing;

    /// <summary>
    /// The reading that is under way, or the next one. Never fails: that the log cannot be read is a result too.
    /// </summary>
    public Task<LogReading> NextAsync()
    {
        TaskCompletionSource<LogReading> next;
        lock (_gate)
        {
            if (_next is not null)
            {
                return _next.Task;
            }

            next = _next = new TaskCompletionSource<LogReading>();
        }

        _ = RunAsync(next);
        return next.Task;
    }

    /// <summary>Somebody new waits: the next reading comes soon.</summary>
    /// <param name="isFirst">True when nobody else waits, so that a short reading may do again.</param>
    public void Hurry(bool isFirst)
    {
        lock (_gate)
        {
            _gap = ShortGap;
            _limit = isFirst ? LogReading.ShortLimit : _limit;
        }
    }

    /// <summary>A reading did not reach back far enough: the next one asks for more rows, 1,000 at most.</summary>
    public void WantMore(LogReading reading)
    {
        lock (_gate)
        {
            _limit = Math.Max(_limit, Math.Min(LongLimit, reading.Limit * 10 / 3));
        }
    }

    private async Task RunAsync(TaskCompletionSource<LogReading> next)
    {
        while (TimeLeft() is { } wait)
        {
            await Task.Delay(wait, time).ConfigureAwait(false);
        }

        var reading = await ReadAsync().ConfigureAwait(false);
        lock (_gate)
        {
            _gap = _gap * Growth < LongGap ? _gap * Growth : LongGap;
            _next = null;
        }

        next.SetResult(reading);
    }

    /// <summary>The wait is cut into short ones, so that it ends early when somebody is in a hurry.</summary>
    private TimeSpan? TimeLeft()
    {
        lock (_gate)
        {
            var left = _lastStarted is { } started ? _gap - time.GetElapsedTime(started) : TimeSpan.Zero;
            return left <= TimeSpan.Zero ? null : left < Tick ? Tick : left < ShortGap ? left : ShortGap;
        }
    }

    private async Task<LogReading> ReadAsync()
    {
        int limit;
        var started = time.GetTimestamp();
        lock (_gate)
        {
            limit = _limit;
            _lastStarted = started;
        }

        var page = await TryReadAsync(limit).ConfigureAwait(false);
        metrics.LogRead(page is not null);
        return new LogReading(page, limit, started, time.GetTimestamp());
    }

    private async Task<CloudLogPage?> TryReadAsync(int limit)
    {
        try
        {
            using var deadline = new CancellationTokenSource(ReadTimeout, time);
            var page = await log.ReadAsync(project, limit, deadline.Token).ConfigureAwait(false);
            if (_failing)
            {
                Log.Recovered(logger, project);
            }

            _failing = false;
            return page;
        }
        catch (Exception error)
        {
            if (!_failing)
            {
                Log.Failed(logger, error, project);
            }

            _failing = true;
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The cloud log of project {Project} cannot be read, so nobody can be told who asks")]
        public static partial void Failed(ILogger logger, Exception error, string project);

        [LoggerMessage(2, LogLevel.Information, "The cloud log of project {Project} can be read again")]
        public static partial void Recovered(ILogger logger, string project);
    }
}
