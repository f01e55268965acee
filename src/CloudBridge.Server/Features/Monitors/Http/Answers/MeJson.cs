using CloudBridge.Monitors;
using CloudBridge.Server.Http.Access;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>The account that a key belongs to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was first seen here.</param>
/// <param name="LastSeenAt">When its owner last did anything here, to the hour.</param>
/// <param name="Followers">Followers as of the latest monitor made; null when not known.</param>
/// <param name="Monitors">How many monitors it has.</param>
/// <param name="KeyId">The key that was used: the part that is no secret.</param>
/// <param name="Scopes">What that key allows: read, write, account, operator.</param>
internal sealed record MeJson(
    string Name,
    DateTime CreatedAt,
    DateTime LastSeenAt,
    long? Followers,
    long Monitors,
    string KeyId,
    IReadOnlyList<string> Scopes)
{
    public static MeJson Of(Account account, long monitors, Caller caller) => new(
        account.Name,
        account.CreatedAt.UtcDateTime,
        account.LastSeenAt.UtcDateTime,
        account.Followers,
        monitors,
        caller.KeyId,
        ScopeText.Of(caller.Scopes));
}
