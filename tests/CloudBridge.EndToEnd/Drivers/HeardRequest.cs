namespace CloudBridge.EndToEnd.Drivers;

/// <summary>A request as the small server understood it.</summary>
internal sealed record HeardRequest(string Payload, string Name, IReadOnlyList<string?> Arguments);
