namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>Says that the server is up; describes what <see cref="SpacedJson"/> writes.</summary>
/// <param name="Status">up.</param>
internal sealed record StatusShape(string Status);
