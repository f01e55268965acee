using CloudBridge.Monitors;

namespace CloudBridge.Server.Http.Access;

/// <summary>Lets endpoints say which scope a key must have.</summary>
internal static class ScopeExtensions
{
    /// <summary>Only keys with a scope get in; others get 401 or 403.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, KeyScopes scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequiredScope(scope)).RequireAuthorization(policy => policy.RequireAssertion(context => Caller.Has(context.User, scope)));
}
