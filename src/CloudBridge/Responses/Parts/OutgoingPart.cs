namespace CloudBridge.Responses.Parts;

/// <summary>One part of an answer, from 1.</summary>
internal readonly record struct OutgoingPart(Answer Answer, int Number);
