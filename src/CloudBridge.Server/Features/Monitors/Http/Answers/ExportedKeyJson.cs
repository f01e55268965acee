using CloudBridge.Monitors;
using CloudBridge.Server.Http.Access;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A key, without what would let anybody use it.</summary>
/// <param name="Id">The part that is no secret.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself; null never.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="LastUsedOn">The day of its last use; null when it was never used.</param>
internal sealed record ExportedKeyJson(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTime CreatedAt,
    DateTime? ExpiresAt,
    DateTime? RevokedAt,
    DateOnly? LastUsedOn)
{
    public static ExportedKeyJson Of(StoredKey key) => new(
        key.KeyId,
        key.Name,
        ScopeText.Of(key.Scopes),
        key.CreatedAt.UtcDateTime,
        key.ExpiresAt?.UtcDateTime,
        key.RevokedAt?.UtcDateTime,
        key.LastUsedOn);
}
