namespace CloudBridge.Server.Lookup;

/// <summary>What a player asks for cannot be looked up as it is written; the message is the sentence for the player.</summary>
internal sealed class LookupException(string message) : Exception(message);
