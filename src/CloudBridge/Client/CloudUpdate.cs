namespace CloudBridge.Client;

/// <summary>A value of a topic.</summary>
/// <param name="Topic">The topic, as it was subscribed to; empty for a message to every player.</param>
/// <param name="Items">One text or number, or a list.</param>
public sealed record CloudUpdate(string Topic, IReadOnlyList<string> Items);
