namespace CloudBridge.Server.Requests;

/// <summary>A value of a request is not what it must be; the message is the sentence for the player.</summary>
internal sealed class BadValueException(string message) : Exception(message);
