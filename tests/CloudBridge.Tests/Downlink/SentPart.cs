namespace CloudBridge.Tests.Downlink;

/// <summary>A frame that left the outbox: the part of an answer (from 1), or 0 for a plain value.</summary>
internal sealed record SentPart(string Variable, string Id, int Part, string Value);
