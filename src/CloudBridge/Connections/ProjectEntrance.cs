using System.Buffers;
using CloudBridge.Connections.Lifecycle;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>The way into a project: waits for its turn, signs in, opens the socket and shakes hands.</summary>
internal sealed partial class ProjectEntrance(
    IWebSocketConnectionFactory sockets,
    ICloudAccount? account,
    HandshakeLimiter limiter,
    TimeProvider time,
    ILogger<ProjectSession> logger)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private bool _hasRejected;

    /// <summary>Opens a socket and joins; the states on the way are those of the session.</summary>
    public async Task<IWebSocketConnection> EnterAsync(ProjectLink link, ConnectionLifecycle lifecycle, CancellationToken stopping)
    {
        var signIn = await SignInAsync(link, stopping).ConfigureAwait(false);
        using var turn = await TurnAsync(link, stopping).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var started = time.GetTimestamp();
        var socket = await OpenAsync(link, turn, signIn, either.Token).ConfigureAwait(false);
        try
        {
            lifecycle.MoveTo(ProjectState.Handshaking, TransitionCause.Opened);
            link.Snapshot.Begin(time.GetElapsedTime(started));
            await ShakeHandsAsync(link, socket, either.Token).ConfigureAwait(false);
            lifecycle.MoveTo(ProjectState.Resyncing, TransitionCause.HandshakeSent);
            var level = LevelOf(link);
            Log.Connected(logger, level, link.CloudName, link.ProjectId, link.Cloud.Url);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens one more socket under the same account and joins, to look at the project from outside.</summary>
    public async Task<IWebSocketConnection> EnterBesideAsync(ProjectLink link, CancellationToken stopping)
    {
        var signIn = await SignInAsync(link, stopping).ConfigureAwait(false);
        using var turn = await TurnAsync(link, stopping).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var socket = await OpenAsync(link, turn, signIn, either.Token).ConfigureAwait(false);
        try
        {
            await ShakeHandsAsync(link, socket, either.Token).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A connection has come to life: the next refusal is the first again.</summary>
    public void WentWell() => _hasRejected = false;

    private async ValueTask<CloudSignIn?> SignInAsync(ProjectLink link, CancellationToken stopping)
    {
        if (account is null)
        {
            return null;
        }

        var signIn = await account.SignInAsync(stopping).ConfigureAwait(false);
        return signIn.User.Equals(link.Cloud.User, StringComparison.OrdinalIgnoreCase)
            ? signIn
            : throw new CloudAccountException($"The session belongs to {signIn.User}, but Cloud:{link.CloudName}:User is {link.Cloud.User}.", needsOperator: true);
    }

    private ValueTask<HandshakeTurn> TurnAsync(ProjectLink link, CancellationToken stopping) =>
        limiter.EnterAsync(link.Cloud.Url!, link.ProjectId, link.Cloud.HandshakesPerSecond, stopping);

    private async Task<IWebSocketConnection> OpenAsync(ProjectLink link, HandshakeTurn turn, CloudSignIn? signIn, CancellationToken cancellationToken)
    {
        try
        {
            turn.Begin();
            return await sockets.ConnectAsync(link.Cloud, signIn, cancellationToken).ConfigureAwait(false);
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

    private static async Task ShakeHandsAsync(ProjectLink link, IWebSocketConnection socket, CancellationToken cancellationToken)
    {
        var handshake = new ArrayBufferWriter<byte>();
        link.WriteHandshake(handshake);
        await socket.SendAsync(handshake.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How loudly it is told that a project is joined or left: rooms that anybody makes up would fill the log.</summary>
    public static LogLevel LevelOf(ProjectLink link) => link.IsByPattern ? LogLevel.Debug : LogLevel.Information;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{Cloud}/{Project}: connected to {Url}")]
        public static partial void Connected(ILogger logger, LogLevel level, string cloud, string project, Uri? url);
    }
}
