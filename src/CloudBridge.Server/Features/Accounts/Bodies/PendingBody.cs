namespace CloudBridge.Server.Features.Accounts.Bodies;

/// <summary>A sign-in that waits for its code.</summary>
/// <param name="Status">Always <c>pending</c>.</param>
/// <param name="ExpiresAt">Until when it waits.</param>
internal sealed record PendingBody(string Status, DateTimeOffset ExpiresAt);
