using CloudBridge.Monitors;

namespace CloudBridge.Server.Access;

/// <summary>Says of an endpoint which scope a key must have.</summary>
internal sealed record RequiredScope(KeyScopes Scope)
{
    /// <summary>The scope as people write it: <c>read</c>.</summary>
    public string Word => Scope.ToString().ToLowerInvariant();
}
