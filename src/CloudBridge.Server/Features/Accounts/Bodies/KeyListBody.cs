namespace CloudBridge.Server.Features.Accounts.Bodies;

/// <summary>The keys of an account, newest first.</summary>
internal sealed record KeyListBody(IReadOnlyList<KeyBody> Keys);
