namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>An answer that a page could read.</summary>
internal sealed record SiteReply(int Status, string Text);
