namespace CloudBridge.Server.Http.Limiting;

/// <summary>Whose requests are counted together.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Who">The key or the address.</param>
internal readonly record struct LimitKey(LimitKind Kind, string Who);
