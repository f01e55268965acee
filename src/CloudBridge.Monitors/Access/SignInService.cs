namespace CloudBridge.Monitors.Access;

/// <summary>
/// Sign-in without a password: a public code that the user shows in the cloud, whose log names whoever did, and a private
/// token for which the key is then handed out, once. A restart forgets all of them. Safe for threads.
/// </summary>
public sealed class SignInService(KeyService keys, IAccountStore accounts, TimeProvider time)
{
    /// <summary>The scopes of a key that was got by signing in.</summary>
    public const KeyScopes Scopes = KeyScopes.Read | KeyScopes.Write | KeyScopes.Account;

    private const string KeyName = "sign-in";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly OpenSignIns _open = new();

    /// <summary>Sign-ins that are not over; 10,000 at most.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Begins a sign-in. Those that were begun for the same name elsewhere stay as they are.</summary>
    /// <param name="user">The name that must show the code.</param>
    /// <param name="origin">Where it is begun from, such as a network address.</param>
    /// <returns>Null when too many are open, each the only one of its origin.</returns>
    public ValueTask<StartedSignIn?> StartAsync(string user, string origin)
    {
        var started = new StartedSignIn(SignInCode.Create(), PollToken.Create(), time.GetUtcNow() + Lifetime);
        var signIn = new OpenSignIn(started.Code, PollToken.Hash(started.PollToken)!, user, origin) { ExpiresAt = started.ExpiresAt };
        lock (_gate)
        {
            _open.Forget(time.GetUtcNow(), Lifetime);
            return new(_open.TryAdd(signIn) ? started : null);
        }
    }

    /// <summary>Notes that a user has shown a code; the key waits for 5 more minutes.</summary>
    /// <param name="code">The code.</param>
    /// <param name="user">Who has shown it, as the log of the cloud names them; never what somebody declares.</param>
    public ValueTask<CodeVerdict> ConfirmAsync(string code, string user)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _open.Forget(now, Lifetime);
            if (_open.FindCode(code) is not { User: null } signIn)
            {
                return new(CodeVerdict.NotOpen);
            }

            if (!signIn.Name.Equals(user, StringComparison.OrdinalIgnoreCase))
            {
                return new(CodeVerdict.SomebodyElses);
            }

            _open.Confirm(signIn, user, now + Lifetime);
            return new(CodeVerdict.Accepted);
        }
    }

    /// <summary>
    /// Looks how far a sign-in is, and hands out its key when the code was shown. Of several at once one gets it.
    /// </summary>
    /// <exception cref="MonitorException">The key cannot be stored; it can be asked for again.</exception>
    public async ValueTask<SignInPoll> PollAsync(string? token, CancellationToken cancellationToken = default)
    {
        if (PollToken.Hash(token) is not { } hash || Find(hash, out var isMine) is not { } signIn)
        {
            return new(SignInState.Gone);
        }

        return isMine ? await FetchAsync(signIn, cancellationToken).ConfigureAwait(false) : new(SignInState.Pending, signIn.ExpiresAt);
    }

    private OpenSignIn? Find(byte[] hash, out bool isMine)
    {
        lock (_gate)
        {
            _open.Forget(time.GetUtcNow(), Lifetime);
            var signIn = _open.FindToken(hash);
            isMine = signIn is { User: not null, IsFetching: false };
            if (isMine)
            {
                signIn!.IsFetching = true;
            }

            return signIn;
        }
    }

    private async ValueTask<SignInPoll> FetchAsync(OpenSignIn signIn, CancellationToken cancellationToken)
    {
        var isDone = false;
        try
        {
            var account = await accounts.GetOrAddAccountAsync(signIn.User!, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            var key = await keys.IssueAsync(account.Id, new KeyRequest(Scopes, KeyName, MakesRoom: true), cancellationToken).ConfigureAwait(false);
            isDone = true;
            return new SignInPoll(SignInState.Done, signIn.ExpiresAt, account, key);
        }
        finally
        {
            End(signIn, isDone);
        }
    }

    private void End(OpenSignIn signIn, bool isDone)
    {
        lock (_gate)
        {
            signIn.IsFetching = false;
            if (isDone && _open.FindCode(signIn.Code) is not null)
            {
                _open.Remove(signIn);
            }
        }
    }
}
