namespace CloudBridge.Monitors.Access;

/// <summary>The wishes for a new key.</summary>
/// <param name="Scopes">What it allows; something at least.</param>
/// <param name="Name">What its owner calls it; 60 characters at most, may be empty.</param>
/// <param name="Lifetime">How long it lives; null for as long as the policy allows.</param>
/// <param name="MakesRoom">When the account has all the keys it may have: true revokes the oldest, false refuses.</param>
public sealed record KeyRequest(KeyScopes Scopes, string Name = "", TimeSpan? Lifetime = null, bool MakesRoom = false);
