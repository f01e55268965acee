namespace CloudBridge.Storage.Stats.Writing;

/// <summary>The news of a post; null for what is not told, which leaves what is stored.</summary>
internal sealed record PostRow(long Id, string? Username) : StatsRow
{
    public TopicRow? Topic { get; init; }

    public string? Editor { get; init; }

    public bool? IsDeleted { get; init; }

    public long? Posted { get; init; }

    public long? FirstChecked { get; init; }

    public long? HtmlLastChecked { get; init; }

    public long? BbcodeLastChecked { get; init; }

    public long? Edited { get; init; }

    public long? ScratchError { get; init; }

    public string? Html { get; init; }

    public string? Bbcode { get; init; }
}
