namespace CloudBridge.Server.Features.Accounts.Bodies;

/// <summary>Begins a sign-in.</summary>
/// <param name="User">The name of the Scratch account.</param>
internal sealed record StartBody(string? User);
