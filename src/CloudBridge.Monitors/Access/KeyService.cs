using System.Security.Cryptography;

namespace CloudBridge.Monitors.Access;

/// <summary>Makes, checks and revokes access keys. Safe for threads.</summary>
/// <remarks>Every call may end with a <see cref="MonitorException"/>; then nothing has changed.</remarks>
public sealed class KeyService(IKeyStore keys, IAccountStore accounts, KeyHasher hasher, KeyPolicy policy, TimeProvider time)
{
    private const int MaxName = 60;

    // Compared with where there is no key, so that an id that exists takes no other way than one that does not.
    private readonly byte[] _nobodys = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    /// <summary>Makes a key.</summary>
    /// <exception cref="MonitorException"><see cref="MonitorFault.BadValue"/>, or <see cref="MonitorFault.QuotaReached"/> when
    /// two are live and no room is made.</exception>
    public async ValueTask<IssuedKey> IssueAsync(
        long accountId,
        KeyRequest request,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var now = Now();
        var key = AccessKey.Create();
        var stored = new StoredKey(key.Id, accountId, request.Name.Trim(), hasher.Hash(key), request.Scopes, now)
        {
            ExpiresAt = now + (request.Lifetime ?? policy.Lifetime),
        };
        try
        {
            await keys.AddKeyAsync(stored, KeyPolicy.MaxLive, request.MakesRoom, cancellationToken).ConfigureAwait(false);
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.QuotaReached)
        {
            throw new MonitorException(
                MonitorFault.QuotaReached,
                $"There are {KeyPolicy.MaxLive} keys that work already, which is the most an account may have. Revoke one of them first.",
                error);
        }

        return new IssuedKey(key, stored);
    }

    /// <summary>Finds out whose a key is; null for whatever is not a right and live key, without a word about why.</summary>
    public async ValueTask<VerifiedKey?> CheckAsync(string? text, CancellationToken cancellationToken = default)
    {
        if (!AccessKey.TryParse(text, out var key))
        {
            return null;
        }

        var stored = await keys.FindKeyAsync(key.Id, cancellationToken).ConfigureAwait(false);
        var isRight = hasher.Matches(key, stored?.Hash ?? _nobodys);
        if (stored is null || !isRight || !stored.IsLive(time.GetUtcNow())
            || await accounts.FindAccountAsync(stored.AccountId, cancellationToken).ConfigureAwait(false) is not { } account)
        {
            return null;
        }

        await TouchAsync(stored, account, cancellationToken).ConfigureAwait(false);
        return new VerifiedKey(stored, account);
    }

    /// <summary>All keys of an account, newest first, those included that work no more.</summary>
    public ValueTask<IReadOnlyList<StoredKey>> ListAsync(long accountId, CancellationToken cancellationToken = default) =>
        keys.ListKeysAsync(accountId, cancellationToken);

    /// <summary>Revokes a key of an account immediately.</summary>
    /// <returns>False when the account has no such key that works.</returns>
    public ValueTask<bool> RevokeAsync(long accountId, string keyId, CancellationToken cancellationToken = default) =>
        keys.RevokeKeyAsync(accountId, keyId, Now(), cancellationToken);

    private void Check(KeyRequest request)
    {
        if (request.Scopes == KeyScopes.None)
        {
            throw new MonitorException(MonitorFault.BadValue, "A key must allow something: read, write or account.");
        }

        if (request.Name.Trim().Length > MaxName || request.Name.Any(char.IsControl))
        {
            throw new MonitorException(MonitorFault.BadValue, $"The name of a key has {MaxName} characters at most, all of them printable.");
        }

        if (request.Lifetime is { } lifetime && (lifetime <= TimeSpan.Zero || lifetime > policy.Lifetime))
        {
            throw new MonitorException(MonitorFault.BadValue, $"A key lives {policy.Lifetime.TotalDays:0.#} days at most here.");
        }
    }

    private async ValueTask TouchAsync(StoredKey key, Account account, CancellationToken cancellationToken)
    {
        var now = Now();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        try
        {
            if (key.LastUsedOn != day)
            {
                await keys.TouchKeyAsync(key.KeyId, day, cancellationToken).ConfigureAwait(false);
            }

            if (now - account.LastSeenAt >= TimeSpan.FromHours(1))
            {
                await accounts.TouchAccountAsync(account.Id, now, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.Unavailable)
        {
            // A store that cannot be written keeps nobody from reading.
        }
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
