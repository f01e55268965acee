namespace CloudBridge.Server.Access.Bodies;

/// <summary>The keys of an account, newest first.</summary>
internal sealed record KeyListBody(IReadOnlyList<KeyBody> Keys);
