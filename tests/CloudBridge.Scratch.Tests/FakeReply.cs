namespace CloudBridge.Scratch.Tests;

/// <summary>An answer of the stand-in for Scratch.</summary>
internal sealed record FakeReply(int Status, string Body, params (string Name, string Value)[] Headers)
{
    public static FakeReply Ok(string body, params (string Name, string Value)[] headers) => new(200, body, headers);
}
