namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>A number of something; describes what <see cref="SpacedJson"/> writes.</summary>
/// <param name="Count">How many.</param>
internal sealed record CountShape(long Count);
