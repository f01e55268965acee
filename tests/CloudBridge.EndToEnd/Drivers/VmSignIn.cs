namespace CloudBridge.EndToEnd.Drivers;

/// <summary>An account of the cloud that plays Scratch.</summary>
internal sealed record VmSignIn(string User, string Password);
