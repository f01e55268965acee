using System.Globalization;
using System.Security.Claims;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Http.Access;

/// <summary>Who calls the HTTP API with a key.</summary>
/// <param name="Actor">The account.</param>
/// <param name="Scopes">What the key allows.</param>
/// <param name="KeyId">Which key.</param>
/// <param name="KeyCreatedAt">When it was made.</param>
internal sealed record Caller(MonitorActor Actor, KeyScopes Scopes, string KeyId, DateTimeOffset KeyCreatedAt)
{
    private const string Account = "account";
    private const string Scope = "scope";
    private const string Key = "key";
    private const string Made = "made";

    /// <summary>The caller whom authentication has let in.</summary>
    /// <exception cref="InvalidOperationException">Nobody was let in; the endpoint must require a scope.</exception>
    public static Caller Of(ClaimsPrincipal user)
    {
        var scopes = (KeyScopes)Number(user, Scope);
        return new(
            new MonitorActor(Number(user, Account), user.Identity!.Name!, scopes.HasFlag(KeyScopes.Operator)),
            scopes,
            user.FindFirstValue(Key)!,
            DateTimeOffset.FromUnixTimeMilliseconds(Number(user, Made)));
    }

    /// <summary>True when a principal may do what needs a scope; an operator may do everything.</summary>
    public static bool Has(ClaimsPrincipal user, KeyScopes scope) =>
        user.FindFirstValue(Scope) is not null && ((KeyScopes)Number(user, Scope) & (scope | KeyScopes.Operator)) != 0;

    /// <summary>As claims.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, Actor.Name),
            new(Account, Actor.AccountId.ToString(CultureInfo.InvariantCulture)),
            new(Scope, ((int)Scopes).ToString(CultureInfo.InvariantCulture)),
            new(Key, KeyId),
            new(Made, KeyCreatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        ],
        scheme));

    private static long Number(ClaimsPrincipal user, string claim) =>
        user.FindFirstValue(claim) is { } text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The endpoint does not require a scope.");
}
