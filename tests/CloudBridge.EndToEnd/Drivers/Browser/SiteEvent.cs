namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>An event that an EventSource got.</summary>
internal sealed record SiteEvent(string Name, string Id, string Data);
