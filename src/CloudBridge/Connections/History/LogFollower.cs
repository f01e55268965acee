using CloudBridge.Clouds;
using CloudBridge.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections.History;

/// <summary>
/// Reads the log of a cloud beside one connection: at first for what happened while nobody was connected, then
/// now and then for values that never came over the socket, and every second once the cloud has proven silent.
/// </summary>
internal sealed partial class LogFollower(
    ProjectChannel channel,
    ICloudLog log,
    ProjectConnector connector,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger logger)
{
    private const int Rows = 100;

    /// <summary>A player waits about 10 s for an answer; older requests are nobody's.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ResyncPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly LogTail _tail = new();
    private int _failures;

    /// <summary>
    /// Takes what was asked while there was no connection; without a log within 5 s the bridge goes live all the same.
    /// </summary>
    public async Task ResyncAsync(CancellationToken ended)
    {
        using var patience = new CancellationTokenSource(ResyncPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ended);
        await ReadAsync(takesAll: true, either.Token).ConfigureAwait(false);
    }

    /// <summary>Follows the log until the connection ends.</summary>
    public async Task FollowAsync(CancellationToken ended)
    {
        await ProveAsync(ended).ConfigureAwait(false);
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(Pause(), time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ended.IsCancellationRequested)
            {
                await ReadAsync(takesAll: channel.SocketHistory.IsSilent, ended).ConfigureAwait(false);
            }
        }
    }

    private TimeSpan Pause()
    {
        var pause = (channel.SocketHistory.IsSilent ? PollInterval : CheckInterval) * Math.Pow(2, Math.Min(_failures, 6));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>One reading; an outage is told once and then waited out.</summary>
    /// <param name="takesAll">
    /// True to take every new row; false to take only requests that the socket should have brought long ago.
    /// </param>
    /// <param name="ended">Stops the reading.</param>
    private async Task ReadAsync(bool takesAll, CancellationToken ended)
    {
        try
        {
            var page = await log.ReadAsync(channel.ProjectId, Rows, ended).ConfigureAwait(false);
            Take(page, takesAll);
            _failures = 0;
        }
        catch (Exception error)
        {
            if (_failures++ == 0 && error is not OperationCanceledException)
            {
                Log.NoLog(logger, error is CloudLogException ? null : error, error.Message);
            }
        }
    }

    private void Take(CloudLogPage page, bool takesAll)
    {
        var now = page.ServerTime ?? time.GetUtcNow();
        var fresh = channel.SocketHistory.Since(now - Fresh);
        var missed = 0;
        foreach (var row in _tail.News(page, channel.SocketHistory.Since(now - Noticed)))
        {
            missed += channel.TakeLogged(row, isFresh: row.At >= fresh, isSilent: takesAll && channel.SocketHistory.IsSilent) ? 1 : 0;
        }

        if (missed == 0)
        {
            return;
        }

        metrics.TakenFromLog(missed);
        if (!takesAll && channel.SocketHistory.IsQuiet)
        {
            channel.SocketHistory.IsSilent = true;
            Log.Silent(logger, missed);
        }
    }

    /// <summary>
    /// Proves once in a while that values of others arrive, so that a silent cloud is known before the first request.
    /// </summary>
    private async Task ProveAsync(CancellationToken ended)
    {
        if (!channel.SocketHistory.IsDue(ProbeInterval))
        {
            return;
        }

        var probe = new PushProbe(channel, connector, log, time);
        try
        {
            var outcome = await probe.RunAsync(ended).ConfigureAwait(false);
            channel.SocketHistory.Proven(outcome);
            Log.Probed(logger, outcome);
        }
        catch (Exception error) when (!ended.IsCancellationRequested)
        {
            Log.NotProbed(logger, error);
        }
        catch (OperationCanceledException)
        {
            Log.ProbeStopped(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Reason} Requests still arrive over the socket")]
        public static partial void NoLog(ILogger logger, Exception? error, string reason);

        [LoggerMessage(2, LogLevel.Warning, "connected but silent: {Missed} value(s) stood in the cloud log that "
            + "never came over the socket; reading the log every second from now on")]
        public static partial void Silent(ILogger logger, int missed);

        [LoggerMessage(3, LogLevel.Information, "probed: {Outcome}")]
        public static partial void Probed(ILogger logger, PushProof outcome);

        [LoggerMessage(4, LogLevel.Warning, "could not probe whether values of others arrive")]
        public static partial void NotProbed(ILogger logger, Exception error);

        [LoggerMessage(5, LogLevel.Debug, "the connection ended during the probe")]
        public static partial void ProbeStopped(ILogger logger);
    }
}
