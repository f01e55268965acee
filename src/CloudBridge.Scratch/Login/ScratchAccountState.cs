namespace CloudBridge.Scratch;

/// <summary>The facts that Scratch gives about the account behind a session.</summary>
/// <param name="UserName">Its name.</param>
/// <param name="IsNewScratcher">True for a New Scratcher, who may not write cloud variables.</param>
/// <param name="MustResetPassword">True when Scratch wants a new password first.</param>
public sealed record ScratchAccountState(string UserName, bool IsNewScratcher, bool MustResetPassword);
