namespace CloudBridge.CloudServer.Scratch.Accounts;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Account">Who.</param>
/// <param name="Id">The session id, without quotes.</param>
/// <param name="Token">The X-Token that goes with it.</param>
/// <param name="EndsAt">When it ends by itself, in microseconds of the server clock.</param>
internal sealed record SiteSession(SimulatedAccount Account, string Id, string Token, long EndsAt);
