namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>The values that make two targets the same, whoever asks and however patiently.</summary>
/// <param name="Url">The canonical address.</param>
/// <param name="Method">How it is asked.</param>
/// <param name="Text">The text to look for.</param>
/// <param name="FollowsRedirects">Whether a redirect is followed.</param>
internal readonly record struct TargetKey(string Url, CheckMethod Method, string? Text, bool FollowsRedirects = true);
