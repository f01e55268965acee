using CloudBridge.Wires.CloudRequests.Assembly;

namespace CloudBridge.Tests.Wires.CloudRequests.Assembly;

/// <summary>What came of a packet; the text of a complete request.</summary>
internal sealed record Assembled(AssemblyVerdict Verdict, string Id, string? Text);
