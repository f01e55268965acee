using CloudBridge.Scratch.Diagnostics;
using CloudBridge.Scratch.Login;
using CloudBridge.Scratch.Sessions;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Scratch;

/// <summary>
/// Gives a live session of one account: the stored one while it counts, otherwise a new one. One sign-in at a time,
/// with growing waits between them; where only the operator can help there is none until the program starts again. Safe for
/// threads.
/// </summary>
public sealed partial class ScratchAccount
{
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(10);

    private readonly ScratchCredentials _credentials;
    private readonly ScratchLogin _login;
    private readonly IScratchSessionStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<ScratchAccount> _logger;
    private readonly LoginBackoff _backoff;
    private readonly Lock _gate = new();
    private Task<ScratchSession>? _flight;
    private ScratchSession? _session;
    private long _sessionSince;
    private ScratchLoginException? _failure;
    private volatile string? _refusedId;

    /// <summary>Makes the account; nothing is sent yet.</summary>
    /// <param name="credentials">What to sign in with.</param>
    /// <param name="login">How to.</param>
    /// <param name="store">Where sessions of passwords are kept; a given session id never is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where to tell.</param>
    /// <param name="random">Draws the waits; null takes the shared one.</param>
    public ScratchAccount(
        ScratchCredentials credentials,
        ScratchLogin login,
        IScratchSessionStore store,
        TimeProvider time,
        ILogger<ScratchAccount> logger,
        Random? random = null)
    {
        _credentials = credentials;
        _login = login;
        _store = store;
        _time = time;
        _logger = logger;
        _backoff = new LoginBackoff(time, random ?? Random.Shared);
    }

    /// <summary>A session, as far as is known a live one.</summary>
    /// <exception cref="ScratchLoginException">There is none now; without a new sign-in while the wait after the last
    /// failure lasts.</exception>
    public ValueTask<ScratchSession> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_session is { } session)
            {
                return new(session);
            }

            if (_failure is { } failure && (failure.NeedsOperator || _backoff.Left > TimeSpan.Zero))
            {
                return ValueTask.FromException<ScratchSession>(Again(failure));
            }

            _flight ??= Task.Run(OpenAsync, CancellationToken.None);
            return new(_flight.WaitAsync(cancellationToken));
        }
    }

    /// <summary>
    /// The cloud has refused a session: the next call gets another. One that is not the current one changes nothing.
    /// </summary>
    public void Reject(ScratchSession refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        lock (_gate)
        {
            if (!ReferenceEquals(_session, refused))
            {
                return;
            }

            _session = null;
            if (_time.GetElapsedTime(_sessionSince) >= Healthy)
            {
                _backoff.Reset();
                _failure = null;
            }
            else
            {
                _failure = LoginFailures.SessionRejected(refused.UserName);
                _backoff.Failed(_failure);
            }

            _refusedId = refused.SessionId;
        }

        Log.Rejected(_logger, refused.UserName);
    }

    /// <summary>One attempt; its end is what all who wait get.</summary>
    private async Task<ScratchSession> OpenAsync()
    {
        try
        {
            var session = await RestoreAsync().ConfigureAwait(false) ?? await SignInAsync().ConfigureAwait(false);
            ScratchMetrics.LoginEnded("Success");
            End(session, null);
            return session;
        }
        catch (ScratchLoginException error)
        {
            ScratchMetrics.LoginEnded(error.Kind.ToString());
            End(null, error);
            throw;
        }
        catch
        {
            End(null, LoginFailures.Unexpected("the program met a fault of its own"));
            throw;
        }
    }

    private void End(ScratchSession? session, ScratchLoginException? failure)
    {
        lock (_gate)
        {
            _flight = null;
            _session = session;
            _sessionSince = _time.GetTimestamp();
            _failure = failure;
            var wait = failure is null ? TimeSpan.Zero : _backoff.Failed(failure);
            Tell(failure, wait);
        }
    }

    private void Tell(ScratchLoginException? failure, TimeSpan wait)
    {
        if (failure is { NeedsOperator: true })
        {
            Log.NeedsOperator(_logger, failure.Kind, failure.Message);
        }
        else if (failure is not null)
        {
            Log.Failed(_logger, failure.Kind, failure.Message, wait);
        }
    }

    /// <summary>The stored session when it still counts; null otherwise, and when there is none.</summary>
    private async Task<ScratchSession?> RestoreAsync()
    {
        if (_credentials.UserName is not { } user || await LoadAsync(user).ConfigureAwait(false) is not { } stored)
        {
            return null;
        }

        var isFit = stored.SessionId != _refusedId && ScratchHosts.IsSameOrigin(stored.Site, _login.Site);
        if (isFit && await CountsAsync(stored).ConfigureAwait(false))
        {
            Log.Restored(_logger, stored.UserName, stored.Created);
            return stored;
        }

        await ChangeStoreAsync(() => _store.DeleteAsync(user, CancellationToken.None)).ConfigureAwait(false);
        return null;
    }

    private async Task<bool> CountsAsync(ScratchSession stored)
    {
        try
        {
            return Warn(await _login.CheckAsync(stored, CancellationToken.None).ConfigureAwait(false));
        }
        catch (ScratchLoginException error) when (error.Kind == ScratchLoginFailure.AddressBlocked)
        {
            // Scratch may also say so of a session alone; a password finds out.
            return false;
        }
    }

    private async Task<ScratchSession> SignInAsync()
    {
        var session = await _login.SignInAsync(_credentials, CancellationToken.None).ConfigureAwait(false);
        Log.SignedIn(_logger, session.UserName, session.Created);
        var isOwn = _credentials.UserName is not null;
        if (isOwn)
        {
            // Before the check: when that fails the next attempt needs no password.
            await ChangeStoreAsync(() => _store.SaveAsync(session, CancellationToken.None)).ConfigureAwait(false);
        }

        var counts = Warn(await _login.CheckAsync(session, CancellationToken.None).ConfigureAwait(false));
        return counts ? session
            : throw (isOwn ? LoginFailures.Unexpected("a new session that does not count") : LoginFailures.SessionRefused(session.UserName));
    }

    private bool Warn(ScratchAccountState? state)
    {
        if (state is { IsNewScratcher: true })
        {
            Log.NewScratcher(_logger, state.UserName);
        }

        if (state is { MustResetPassword: true })
        {
            Log.MustResetPassword(_logger, state.UserName);
        }

        return state is not null;
    }

    private async Task<ScratchSession?> LoadAsync(string user)
    {
        ScratchSession? stored = null;
        await ChangeStoreAsync(async () => stored = await _store.LoadAsync(user, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        return stored;
    }

    /// <summary>A store that fails costs a sign-in at the next start and no more.</summary>
    private async Task ChangeStoreAsync(Func<ValueTask> change)
    {
        try
        {
            await change().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Log.StoreFailed(_logger, error);
        }
    }

    private ScratchLoginException Again(ScratchLoginException failure)
    {
        var wait = failure.NeedsOperator ? "" : $" Next try in {Math.Ceiling(_backoff.Left.TotalSeconds):0} s.";
        return new(failure.Kind, failure.Message + wait, failure) { RetryAfter = failure.NeedsOperator ? null : _backoff.Left };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Signed in to Scratch as {User}; the session is of {Created:u}")]
        public static partial void SignedIn(ILogger logger, string user, DateTimeOffset? created);

        [LoggerMessage(2, LogLevel.Information, "The stored Scratch session of {User} still counts; it is of {Created:u}")]
        public static partial void Restored(ILogger logger, string user, DateTimeOffset? created);

        [LoggerMessage(3, LogLevel.Error, "No Scratch session ({Kind}): {Reason}")]
        public static partial void NeedsOperator(ILogger logger, ScratchLoginFailure kind, string reason);

        [LoggerMessage(4, LogLevel.Warning, "No Scratch session ({Kind}): {Reason} Next try in {Wait}")]
        public static partial void Failed(ILogger logger, ScratchLoginFailure kind, string reason, TimeSpan wait);

        [LoggerMessage(5, LogLevel.Warning, "The cloud refused the Scratch session of {User}")]
        public static partial void Rejected(ILogger logger, string user);

        [LoggerMessage(
            6,
            LogLevel.Warning,
            "{User} is a New Scratcher, and Scratch does not let those write cloud variables: answers will not " +
                "arrive until the account has become a Scratcher")]
        public static partial void NewScratcher(ILogger logger, string user);

        [LoggerMessage(
            7,
            LogLevel.Warning,
            "Scratch wants {User} to set a new password; do so with a browser before it refuses this one")]
        public static partial void MustResetPassword(ILogger logger, string user);

        [LoggerMessage(8, LogLevel.Warning, "The store of Scratch sessions failed; the next start may have to sign in again")]
        public static partial void StoreFailed(ILogger logger, Exception error);
    }
}
