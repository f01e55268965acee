namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>One part of an answer, from 1.</summary>
internal readonly record struct OutgoingPart(OutgoingAnswer Answer, int Number);
