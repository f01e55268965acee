using CloudBridge.Monitors.Access;
using CloudBridge.Server.Http.Access;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>A new key, shown this once.</summary>
/// <param name="Key">The key itself.</param>
/// <param name="Id">Its id, which is part of it and no secret.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="How">What to do with it, in a sentence.</param>
internal sealed record IssuedKeyBody(
    string Key,
    string Id,
    string User,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    string How)
{
    private const string Sentence = "Keep this key: it is not shown again. Send it as 'Authorization: Bearer KEY'.";

    public static IssuedKeyBody Of(IssuedKey issued, string user) => new(
        issued.Key.Text,
        issued.Stored.KeyId,
        user,
        issued.Stored.Name,
        ScopeText.Of(issued.Stored.Scopes),
        issued.Stored.CreatedAt,
        issued.Stored.ExpiresAt,
        Sentence);

    /// <summary>The id alone, so that no log shows the key.</summary>
    public override string ToString() => Id;
}
