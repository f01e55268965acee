using CloudBridge.Monitors;

namespace CloudBridge.Server.Http.Access;

/// <summary>The scope that an endpoint needs; as metadata of it.</summary>
internal sealed record RequiredScope(KeyScopes Scope);
