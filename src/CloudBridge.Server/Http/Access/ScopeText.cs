using CloudBridge.Monitors;

namespace CloudBridge.Server.Http.Access;

/// <summary>Scopes as they are written: <c>read</c>, <c>write</c>, <c>account</c>, <c>operator</c>.</summary>
internal static class ScopeText
{
    private static readonly (string Name, KeyScopes Scope)[] All =
        [("read", KeyScopes.Read), ("write", KeyScopes.Write), ("account", KeyScopes.Account), ("operator", KeyScopes.Operator)];

    public static string[] Of(KeyScopes scopes) => [.. All.Where(entry => scopes.HasFlag(entry.Scope)).Select(entry => entry.Name)];

    /// <summary>Reads some; null when one is not known.</summary>
    public static KeyScopes? Parse(IEnumerable<string?> names)
    {
        var scopes = KeyScopes.None;
        foreach (var name in names)
        {
            var (known, scope) = All.FirstOrDefault(entry => entry.Name.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                return null;
            }

            scopes |= scope;
        }

        return scopes;
    }
}
