namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>Who plays, at a cloud with accounts.</summary>
internal sealed record PageAccount(string User, string Password);
