using CloudBridge.Clouds;
using CloudBridge.Connections.History;
using CloudBridge.Connections.Lifecycle;
using CloudBridge.Diagnostics;
using CloudBridge.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>Keeps one project connected: connect, shake hands, resync, live until the socket ends, wait, again.</summary>
internal sealed partial class ProjectSession(
    ProjectChannel channel,
    ProjectConnector connector,
    ICloudLog? log,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger<ProjectSession> logger)
{
    private const int MaxMessageBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly ReconnectDelay _delay = new(Random.Shared);
    private readonly ConnectionLifecycle _lifecycle = new(time, metrics, logger);

    public ProjectChannel Channel => channel;

    public ProjectState State => _lifecycle.State;

    /// <summary>Runs until told to stop, or until only the operator can help.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var scope = LogScopes.BeginProject(logger, channel.CloudName, channel.ProjectId);
        var cause = TransitionCause.Started;
        while (!stopping.IsCancellationRequested && State != ProjectState.Fatal)
        {
            await TryRunAsync(cause, stopping).ConfigureAwait(false);
            cause = TransitionCause.WaitOver;
        }

        if (State is not (ProjectState.Idle or ProjectState.Fatal))
        {
            _lifecycle.MoveTo(ProjectState.Idle, TransitionCause.Stopped);
        }
    }

    private async Task TryRunAsync(TransitionCause cause, CancellationToken stopping)
    {
        try
        {
            await RunOnceAsync(cause, stopping).ConfigureAwait(false);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            await RecoverAsync(error, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>One connection, and the wait after it.</summary>
    private async Task RunOnceAsync(TransitionCause cause, CancellationToken stopping)
    {
        _lifecycle.MoveTo(ProjectState.Connecting, cause);
        var (end, lived) = await ConnectOnceAsync(stopping).ConfigureAwait(false);
        if (end is null || stopping.IsCancellationRequested)
        {
            return;
        }

        metrics.Reconnect(end.Cause.ToString());
        if (end.Outlook == ReconnectOutlook.Fatal)
        {
            _lifecycle.MoveTo(ProjectState.Fatal, end.Cause, end.Detail);
            Log.GivenUp(logger, end.Detail);
            return;
        }

        await BackOffAsync(end, lived, stopping).ConfigureAwait(false);
    }

    /// <summary>A fault that nobody foresaw costs a wait, as a lost connection does, and not the project.</summary>
    private async Task RecoverAsync(Exception error, CancellationToken stopping)
    {
        var waited = Task.Delay(_delay.Next(TimeSpan.Zero, isSlow: false), time, stopping);
        try
        {
            _lifecycle.MoveTo(ProjectState.BackingOff, TransitionCause.Broken, error.Message);
            Log.Lost(logger, error, error.Message);
        }
        catch (Exception)
        {
            // It may wait already, or the log may be what cannot be written; it comes back all the same.
        }

        await waited.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task BackOffAsync(ConnectionEnd end, TimeSpan lived, CancellationToken stopping)
    {
        var wait = _delay.Next(lived, end.Outlook == ReconnectOutlook.RetrySlowly);
        _lifecycle.MoveTo(ProjectState.BackingOff, end.Cause, end.Detail);
        Log.Lost(logger, end.Error, end.Detail);
        var waited = Task.Delay(wait, time, stopping);
        Log.Waiting(logger, wait);
        await waited.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>One connection from start to end, and how long it was live. No end when the bridge stops.</summary>
    private async Task<(ConnectionEnd? End, TimeSpan Lived)> ConnectOnceAsync(CancellationToken stopping)
    {
        var isOpen = false;
        try
        {
            var socket = await connector.ConnectAsync(channel, _lifecycle, stopping).ConfigureAwait(false);
            isOpen = true;
            await using (socket.ConfigureAwait(false))
            {
                await TalkAsync(socket, stopping).ConfigureAwait(false);
                stopping.ThrowIfCancellationRequested();
                return (ConnectionEnds.OfClose(socket.CloseStatus, socket.CloseReason), Lived());
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            var level = ProjectConnector.LevelOf(channel);
            Log.Left(logger, level);
            return default;
        }
        catch (Exception error)
        {
            return (ConnectionEnds.OfError(error, isOpen), Lived());
        }
        finally
        {
            channel.Snapshot.End();
        }
    }

    private TimeSpan Lived() => State == ProjectState.Live ? _lifecycle.Elapsed : TimeSpan.Zero;

    private async Task TalkAsync(IWebSocketConnection socket, CancellationToken stopping)
    {
        // Not linked to stopping: a cancelled receive aborts the socket, and then there is no goodbye.
        using var ended = new CancellationTokenSource();
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = stopping.Register(stop.SetResult);
        var sender = new ProjectSender(channel, socket, time, metrics);
        Task[] talk = [ReceiveAsync(socket, ended.Token), sender.RunAsync(ended.Token), ResyncAsync(ended.Token)];
        var first = await Task.WhenAny([.. talk, stop.Task]).ConfigureAwait(false);
        if (stopping.IsCancellationRequested)
        {
            await CloseGracefullyAsync(socket).ConfigureAwait(false);
            await talk[0].WaitAsync(CloseTimeout, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ended.CancelAsync().ConfigureAwait(false);
        channel.Downlink.Ready.Set();
        await EndAllAsync(socket, Task.WhenAll(talk)).ConfigureAwait(false);
        stopping.ThrowIfCancellationRequested();
        await first.ConfigureAwait(false);
    }

    /// <summary>
    /// Waits until the snapshot has been read, then goes live; on clouds with a log, follows it from there. Ends with the
    /// connection, or breaks it.
    /// </summary>
    private async Task ResyncAsync(CancellationToken ended)
    {
        await channel.Snapshot.Ended.WaitAsync(ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var follower = log is null ? null : new LogFollower(channel, log, connector, time, metrics, logger);
        if (follower is not null)
        {
            await follower.ResyncAsync(ended).ConfigureAwait(false);
        }

        if (ended.IsCancellationRequested)
        {
            return;
        }

        _lifecycle.MoveTo(ProjectState.Live, TransitionCause.Resynced);
        connector.ResetRejections();
        if (follower is not null)
        {
            await follower.FollowAsync(ended).ConfigureAwait(false);
            return;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>A send that hangs on a dead peer ends with its socket.</summary>
    private async Task EndAllAsync(IWebSocketConnection socket, Task all)
    {
        await all.WaitAsync(CloseTimeout, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!all.IsCompleted)
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReceiveAsync(IWebSocketConnection socket, CancellationToken ended)
    {
        var reader = new SocketMessageReader(socket, MaxMessageBytes);
        while (await reader.ReadAsync(ended).ConfigureAwait(false) is { } message)
        {
            channel.Receive(message.Span);
        }
    }

    /// <summary>The peer's own goodbye, which the caller waits for, shows that it has read all answers.</summary>
    private async Task CloseGracefullyAsync(IWebSocketConnection socket)
    {
        try
        {
            using var deadline = new CancellationTokenSource(CloseTimeout, time);
            await socket.CloseAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Log.CloseFailed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "no connection: {Cause}")]
        public static partial void Lost(ILogger logger, Exception? error, string cause);

        [LoggerMessage(2, LogLevel.Error, "no longer reconnecting: {Cause}. Check the user name, account, "
            + "project and contact in its configuration, then start the bridge again")]
        public static partial void GivenUp(ILogger logger, string cause);

        [LoggerMessage(3, LogLevel.Information, "trying again in {Wait}")]
        public static partial void Waiting(ILogger logger, TimeSpan wait);

        [LoggerMessage(EventId = 4, Message = "left")]
        public static partial void Left(ILogger logger, LogLevel level);

        [LoggerMessage(5, LogLevel.Debug, "close handshake failed")]
        public static partial void CloseFailed(ILogger logger, Exception error);
    }
}
