namespace CloudBridge.Monitors;

/// <summary>A key as it is stored: enough to recognise it, too little to use it.</summary>
/// <param name="KeyId">12 characters that are part of the key and no secret.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="Name">What its owner calls it, 60 characters at most.</param>
/// <param name="Hash">32 bytes: HMAC-SHA256 of the whole key.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record StoredKey(
    string KeyId,
    long AccountId,
    string Name,
    IReadOnlyList<byte> Hash,
    KeyScopes Scopes,
    DateTimeOffset CreatedAt)
{
    /// <summary>The time at which it ends by itself; null never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The time at which it was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The day of its last use; null when it was never used.</summary>
    public DateOnly? LastUsedOn { get; init; }

    /// <summary>Tells whether it can be used.</summary>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    /// <summary>The id alone, so that no log shows more.</summary>
    public override string ToString() => KeyId;
}
