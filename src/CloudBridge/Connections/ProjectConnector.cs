using System.Buffers;
using CloudBridge.Clouds;
using CloudBridge.Connections.Lifecycle;
using CloudBridge.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>Connects to a project: waits for its turn, signs in, opens the socket and shakes hands.</summary>
internal sealed partial class ProjectConnector(
    IWebSocketConnectionFactory sockets,
    ICloudAccount? account,
    HandshakeLimiter limiter,
    TimeProvider time,
    ILogger<ProjectSession> logger)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private bool _hasRejected;

    /// <summary>Opens a socket and joins; the states on the way are those of the session.</summary>
    public async Task<IWebSocketConnection> ConnectAsync(
        ProjectChannel channel,
        ConnectionLifecycle lifecycle,
        CancellationToken stopping)
    {
        var signIn = await SignInAsync(channel, stopping).ConfigureAwait(false);
        using var turn = await TurnAsync(channel, stopping).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var started = time.GetTimestamp();
        var socket = await OpenAsync(channel, turn, signIn, either.Token).ConfigureAwait(false);
        try
        {
            lifecycle.MoveTo(ProjectState.Handshaking, TransitionCause.Opened);
            channel.Snapshot.Begin(time.GetElapsedTime(started));
            await ShakeHandsAsync(channel, socket, either.Token).ConfigureAwait(false);
            lifecycle.MoveTo(ProjectState.Resyncing, TransitionCause.HandshakeSent);
            var level = LevelOf(channel);
            Log.Connected(logger, level, channel.Cloud.Url);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens one more socket under the same account and joins, to look at the project from outside.</summary>
    public async Task<IWebSocketConnection> ConnectObserverAsync(ProjectChannel channel, CancellationToken stopping)
    {
        var signIn = await SignInAsync(channel, stopping).ConfigureAwait(false);
        using var turn = await TurnAsync(channel, stopping).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var socket = await OpenAsync(channel, turn, signIn, either.Token).ConfigureAwait(false);
        try
        {
            await ShakeHandsAsync(channel, socket, either.Token).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A connection has come to life: the next refusal is the first again.</summary>
    public void ResetRejections() => _hasRejected = false;

    private async ValueTask<CloudSignIn?> SignInAsync(ProjectChannel channel, CancellationToken stopping)
    {
        if (account is null)
        {
            return null;
        }

        var signIn = await account.SignInAsync(stopping).ConfigureAwait(false);
        return signIn.User.Equals(channel.Cloud.User, StringComparison.OrdinalIgnoreCase)
            ? signIn
            : throw new CloudAccountException(
                $"The session belongs to {signIn.User}, but Cloud:{channel.CloudName}:User is {channel.Cloud.User}.",
                needsOperator: true);
    }

    private ValueTask<HandshakeTurn> TurnAsync(ProjectChannel channel, CancellationToken stopping) =>
        limiter.EnterAsync(channel.Cloud.Url!, channel.ProjectId, channel.Profile.HandshakesPerSecond, stopping);

    private async Task<IWebSocketConnection> OpenAsync(
        ProjectChannel channel,
        HandshakeTurn turn,
        CloudSignIn? signIn,
        CancellationToken cancellationToken)
    {
        try
        {
            turn.Begin();
            return await sockets.ConnectAsync(channel.Cloud, signIn, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudRefusedException error) when (signIn is not null && error.Status is 401 or 403)
        {
            account!.Reject(signIn!);
            if (_hasRejected)
            {
                throw;
            }

            _hasRejected = true;
            throw new CloudAccountException("The cloud no longer takes the session; signing in anew.", error);
        }
    }

    private static async Task ShakeHandsAsync(
        ProjectChannel channel,
        IWebSocketConnection socket,
        CancellationToken cancellationToken)
    {
        var handshake = new ArrayBufferWriter<byte>();
        channel.WriteHandshake(handshake);
        await socket.SendAsync(handshake.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The level at which it is logged that a project is joined or left: rooms that anybody makes up would fill the log.
    /// </summary>
    public static LogLevel LevelOf(ProjectChannel channel) => channel.IsByPattern ? LogLevel.Debug : LogLevel.Information;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "connected to {Url}")]
        public static partial void Connected(ILogger logger, LogLevel level, Uri? url);
    }
}
