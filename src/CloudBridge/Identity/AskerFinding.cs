namespace CloudBridge.Identity;

/// <summary>A verdict, and the name when there is one.</summary>
internal readonly record struct AskerFinding(AskerVerdict Verdict, string? Name = null);
