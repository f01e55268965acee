using System.Buffers;
using CloudBridge.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>Keeps one project connected: connect, shake hands, receive and send until the socket ends, wait, again.</summary>
internal sealed partial class ProjectSession(
    ProjectLink link,
    IWebSocketConnectionFactory sockets,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger<ProjectSession> logger)
{
    private const int MaxMessageBytes = 32 * 1024 * 1024;
    private const int MaxJoinedFrames = 512;
    private const int MaxJoinedBytes = 256 * 1024;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly ReconnectDelay _delay = new(Random.Shared);
    private volatile bool _connected;
    private volatile bool _waiting;
    private bool _running;

    public ProjectLink Link => link;

    public ProjectState State =>
        _connected ? link.InSnapshot && link.Cloud.MarksSnapshot ? ProjectState.Connecting : ProjectState.Live
        : _waiting ? ProjectState.BackingOff
        : _running ? ProjectState.Connecting
        : ProjectState.Idle;

    /// <summary>Runs until told to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        _running = true;
        while (!stopping.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var outlook = await ConnectOnceAsync(stopping).ConfigureAwait(false);
            if (stopping.IsCancellationRequested)
            {
                break;
            }

            var wait = _delay.Next(time.GetElapsedTime(started), outlook);
            Log.Waiting(logger, link.CloudName, link.ProjectId, wait);
            _waiting = true;
            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _waiting = false;
        }

        _running = false;
    }

    /// <summary>One connection from start to end; its failures are logged, never thrown.</summary>
    private async Task<ReconnectOutlook> ConnectOnceAsync(CancellationToken stopping)
    {
        var outlook = ReconnectOutlook.Soon;
        try
        {
            var socket = await OpenAsync(stopping).ConfigureAwait(false);
            await using (socket.ConfigureAwait(false))
            {
                await TalkAsync(socket, stopping).ConfigureAwait(false);
                stopping.ThrowIfCancellationRequested();
                outlook = ReconnectOutlooks.Of(socket.CloseStatus);
                Lost($"closed with {(int?)socket.CloseStatus} {socket.CloseReason}", outlook, null);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            Log.Left(logger, link.CloudName, link.ProjectId);
        }
        catch (Exception error)
        {
            Lost(error.Message, outlook, error);
        }
        finally
        {
            _connected = false;
        }

        return outlook;
    }

    private async Task<IWebSocketConnection> OpenAsync(CancellationToken stopping)
    {
        using var deadline = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var socket = await sockets.ConnectAsync(link.Cloud, signIn: null, either.Token).ConfigureAwait(false);
        try
        {
            var handshake = new ArrayBufferWriter<byte>();
            link.WriteHandshake(handshake);
            link.Join();
            await socket.SendAsync(handshake.WrittenMemory, either.Token).ConfigureAwait(false);
            _connected = true;
            Log.Connected(logger, link.CloudName, link.ProjectId, link.Cloud.Url);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task TalkAsync(IWebSocketConnection socket, CancellationToken stopping)
    {
        // Not linked to stopping: a cancelled receive aborts the socket, and then there is no goodbye.
        using var ended = new CancellationTokenSource();
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = stopping.Register(stop.SetResult);
        var receive = ReceiveAsync(socket, ended.Token);
        var send = SendAsync(socket, ended.Token);
        var first = await Task.WhenAny(receive, send, stop.Task).ConfigureAwait(false);
        if (stopping.IsCancellationRequested)
        {
            await SayGoodbyeAsync(socket).ConfigureAwait(false);
            await receive.WaitAsync(CloseTimeout, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ended.CancelAsync().ConfigureAwait(false);
        link.Outbox.Ready.Set();
        await EndBothAsync(socket, Task.WhenAll(receive, send)).ConfigureAwait(false);
        stopping.ThrowIfCancellationRequested();
        await first.ConfigureAwait(false);
    }

    /// <summary>A send that hangs on a dead peer ends with its socket.</summary>
    private async Task EndBothAsync(IWebSocketConnection socket, Task both)
    {
        await both.WaitAsync(CloseTimeout, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!both.IsCompleted)
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            await both.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReceiveAsync(IWebSocketConnection socket, CancellationToken ended)
    {
        var reader = new MessageReader(socket, MaxMessageBytes);
        while (await reader.ReadAsync(ended).ConfigureAwait(false) is { } message)
        {
            link.Receive(message.Span);
        }
    }

    private async Task SendAsync(IWebSocketConnection socket, CancellationToken ended)
    {
        var interval = link.Cloud.EffectiveSetInterval;
        var maxFrames = interval == TimeSpan.Zero && link.Cloud.JoinsFrames ? MaxJoinedFrames : 1;
        var pace = new SetPace(time, interval);
        var frames = new ArrayBufferWriter<byte>(4096);
        while (!ended.IsCancellationRequested)
        {
            await pace.WaitAsync(ended).ConfigureAwait(false);
            var count = link.Outbox.Take(frames, maxFrames, MaxJoinedBytes);
            if (count == 0)
            {
                await link.Outbox.Ready.WaitAsync().ConfigureAwait(false);
                if (maxFrames > 1)
                {
                    await link.WhenAnswersGatheredAsync(GatherTime).ConfigureAwait(false);
                }

                continue;
            }

            await SendAsync(socket, frames, count).ConfigureAwait(false);
            pace.Sent();
        }
    }

    /// <summary>Sends without a token: cancelling would break the socket in the middle of a frame.</summary>
    private async ValueTask SendAsync(IWebSocketConnection socket, ArrayBufferWriter<byte> frames, int count)
    {
        try
        {
            await socket.SendAsync(frames.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
            link.Outbox.Confirm();
            metrics.FramesOut(count);
        }
        catch
        {
            link.Outbox.PutBack();
            throw;
        }
        finally
        {
            frames.ResetWrittenCount();
        }
    }

    /// <summary>The peer's own goodbye, which the caller waits for, shows that it has read all answers.</summary>
    private async Task SayGoodbyeAsync(IWebSocketConnection socket)
    {
        try
        {
            using var deadline = new CancellationTokenSource(CloseTimeout, time);
            await socket.CloseAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Log.GoodbyeFailed(logger, error, link.CloudName, link.ProjectId);
        }
    }

    private void Lost(string cause, ReconnectOutlook outlook, Exception? error)
    {
        metrics.Reconnect(error?.GetType().Name ?? outlook.ToString());
        if (outlook == ReconnectOutlook.NeedsOperator)
        {
            Log.Refused(logger, link.CloudName, link.ProjectId, cause);
            return;
        }

        Log.Lost(logger, error, link.CloudName, link.ProjectId, cause);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Cloud}/{Project}: connected to {Url}")]
        public static partial void Connected(ILogger logger, string cloud, string project, Uri? url);

        [LoggerMessage(2, LogLevel.Warning, "{Cloud}/{Project}: no connection: {Cause}")]
        public static partial void Lost(ILogger logger, Exception? error, string cloud, string project, string cause);

        [LoggerMessage(3, LogLevel.Error, "{Cloud}/{Project}: the cloud refuses this bridge: {Cause}. Check the user name, project and contact in its configuration; next try in 5 minutes")]
        public static partial void Refused(ILogger logger, string cloud, string project, string cause);

        [LoggerMessage(4, LogLevel.Information, "{Cloud}/{Project}: trying again in {Wait}")]
        public static partial void Waiting(ILogger logger, string cloud, string project, TimeSpan wait);

        [LoggerMessage(5, LogLevel.Information, "{Cloud}/{Project}: left")]
        public static partial void Left(ILogger logger, string cloud, string project);

        [LoggerMessage(6, LogLevel.Debug, "{Cloud}/{Project}: could not say goodbye")]
        public static partial void GoodbyeFailed(ILogger logger, Exception error, string cloud, string project);
    }
}
