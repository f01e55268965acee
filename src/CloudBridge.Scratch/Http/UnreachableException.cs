namespace CloudBridge.Scratch.Http;

/// <summary>A request got no whole answer; the message says why, in words that may follow "because".</summary>
internal sealed class UnreachableException(string message, Exception? innerException) : Exception(message, innerException);
