namespace CloudBridge.CloudServer.Scratch.Accounts;

/// <summary>The result of a login.</summary>
/// <param name="Outcome">Success, or why not.</param>
/// <param name="Account">The account; null when nobody has that name.</param>
/// <param name="Tries">Failed tries in a row, this one included.</param>
internal readonly record struct LoginResult(LoginOutcome Outcome, SimulatedAccount? Account, int Tries);
