namespace CloudBridge.EndToEnd.Drivers;

/// <summary>A request and what a host wrote as its answer.</summary>
internal sealed record RecordedConversation(string Name, string Id, string Text, IReadOnlyList<RecordedValue> Answers);
