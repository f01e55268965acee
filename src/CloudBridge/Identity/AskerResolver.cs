using CloudBridge.Clouds;
using CloudBridge.Diagnostics;
using CloudBridge.Requests;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Identity;

/// <summary>Finds out from the cloud log of one project who sent a request. Reads it only while somebody waits.</summary>
internal sealed class AskerResolver(ICloudLog log, string project, TimeProvider time, BridgeMetrics metrics, ILogger logger)
{
    private const int MaxWaiting = 128;

    private readonly Lock _gate = new();
    private readonly SharedLogReader _reader = new(log, project, time, metrics, logger);
    private readonly CloudClock _clock = new(time);
    private LogMatch? _match;
    private LogReading? _observed;
    private int _waiting;

    private delegate AskerFinding Judge(LogMatch match, LogReading reading, out bool wantsMore);

    /// <summary>Finds the one account that can have sent a request.</summary>
    /// <param name="clue">The request.</param>
    /// <param name="patience">How long to wait for rows that come late, and for a log that is not to be had.</param>
    public Task<AskerFinding> MatchAsync(AskerClue clue, TimeSpan patience) => clue.LoggedUser is { } user
        ? Task.FromResult(new AskerFinding(AskerVerdict.Named, user))
        : WatchAsync(clue, (LogMatch match, LogReading reading, out bool wantsMore) => match.Judge(clue, reading, out wantsMore), patience);

    /// <summary>Finds out whether an account has itself sent a request that carries a code made for it.</summary>
    /// <param name="clue">The request.</param>
    /// <param name="name">The name the code was made for.</param>
    /// <param name="patience">How long to wait.</param>
    public Task<AskerFinding> ProveAsync(AskerClue clue, string name, TimeSpan patience) => clue.LoggedUser is { } user
        ? Task.FromResult(user.Equals(name, StringComparison.OrdinalIgnoreCase) ? new(AskerVerdict.Named, user) : new AskerFinding(AskerVerdict.Unproven))
        : WatchAsync(clue, (LogMatch match, LogReading reading, out bool wantsMore) => match.JudgeCode(clue, name, reading, out wantsMore), patience);

    private async Task<AskerFinding> WatchAsync(AskerClue clue, Judge judge, TimeSpan patience)
    {
        var started = time.GetTimestamp();
        if (!TryBegin(clue))
        {
            return new(AskerVerdict.Busy);
        }

        try
        {
            var isReadable = false;
            while (patience - time.GetElapsedTime(started) is { Ticks: >= TimeSpan.TicksPerMillisecond } left)
            {
                var reading = await NextAsync(left).ConfigureAwait(false);
                isReadable = reading is null ? isReadable : reading.Page is not null;
                if (reading?.Page is not null && Look(judge, reading) is { Verdict: not AskerVerdict.Waiting } finding)
                {
                    return finding;
                }
            }

            return new(isReadable ? AskerVerdict.Unproven : AskerVerdict.Unavailable);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private bool TryBegin(AskerClue clue)
    {
        var waiting = Interlocked.Increment(ref _waiting);
        if (waiting > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        lock (_gate)
        {
            _match ??= new LogMatch(time, _clock);
            _match.Begin(clue);
        }

        _reader.Hurry(isFirst: waiting == 1);
        return true;
    }

    /// <summary>The next reading; null when there was none in time.</summary>
    private async Task<LogReading?> NextAsync(TimeSpan left)
    {
        var next = _reader.NextAsync();
        await ((Task)next).WaitAsync(left, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return next.IsCompleted ? await next.ConfigureAwait(false) : null;
    }

    private AskerFinding Look(Judge judge, LogReading reading)
    {
        lock (_gate)
        {
            if (reading.Page!.ServerTime is { } serverTime && !ReferenceEquals(_observed, reading))
            {
                _clock.Observe(serverTime, reading.Started, reading.Ended);
                _observed = reading;
            }

            var finding = judge(_match!, reading, out var wantsMore);
            if (wantsMore)
            {
                _reader.WantMore(reading);
            }

            return finding;
        }
    }
}
