namespace CloudBridge.FakeUpstream.Api;

/// <summary>A made-up comment.</summary>
internal sealed record FakeComment(long Id, string Content, DateTimeOffset Created, FakeUser Author)
{
    public long? Parent { get; init; }

    public long? Commentee { get; init; }

    public int Replies { get; init; }
}
