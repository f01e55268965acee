using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.Connections.Lifecycle;

namespace CloudBridge.Probing;

/// <summary>Connects to a project for a probe: signs in once, then one socket after the other in the turn of its host.</summary>
internal sealed class ProbeConnector(
    CapabilityTarget target,
    ICloudAccount? account,
    IWebSocketConnectionFactory sockets,
    HandshakeLimiter limiter,
    TimeProvider time)
{
    private CloudSignIn? _signIn;

    public bool HasAccount => account is not null;

    /// <summary>Signs in, where there is an account.</summary>
    /// <exception cref="CloudAccountException">The account cannot be used.</exception>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        if (account is null)
        {
            return;
        }

        _signIn = await account.SignInAsync(cancellationToken).ConfigureAwait(false);
        if (!_signIn.User.Equals(target.Cloud.User, StringComparison.OrdinalIgnoreCase))
        {
            throw new CloudAccountException(
                $"The session belongs to {_signIn.User}, but Cloud:{target.CloudName}:User is {target.Cloud.User}.",
                needsOperator: true);
        }
    }

    /// <summary>Opens a socket and joins; a session that is refused is renewed once.</summary>
    public async Task<ProbeSocket> JoinAsync(CancellationToken cancellationToken)
    {
        using var turn = await limiter
            .EnterAsync(target.Cloud.Url!, target.Project, target.Profile.HandshakesPerSecond, cancellationToken)
            .ConfigureAwait(false);
        turn.Begin();
        var socket = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ProbeSocket.JoinAsync(socket, target, time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<IWebSocketConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await sockets.ConnectAsync(target.Cloud, _signIn, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudRefusedException error) when (_signIn is not null && error.Status is 401 or 403)
        {
            await RenewAsync(error.Status, cancellationToken).ConfigureAwait(false);
            return await sockets.ConnectAsync(target.Cloud, _signIn, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RenewAsync(int status, CancellationToken cancellationToken)
    {
        account!.Reject(_signIn!);
        try
        {
            await SignInAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CloudAccountException error)
        {
            throw new CloudAccountException(
                $"The cloud refused the session with HTTP status {status}, and there is no other now: {error.Message}",
                error.NeedsOperator,
                error);
        }
    }
}
