using CloudBridge.Monitors;
using CloudBridge.Server.Http.Access;

namespace CloudBridge.Server.Features.Accounts.Bodies;

/// <summary>A key as it is listed.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="IsLive">Whether it works.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="LastUsedOn">The day of its last use; null when it was never used.</param>
internal sealed record KeyBody(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    bool IsLive,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateOnly? LastUsedOn)
{
    public static KeyBody Of(StoredKey key, DateTimeOffset now) =>
        new(key.KeyId, key.Name, ScopeText.Of(key.Scopes), key.IsLive(now), key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedOn);
}
