namespace CloudBridge.Scratch.Tests;

/// <summary>A request as the stand-in for Scratch got it.</summary>
internal sealed record SentRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string Body);
