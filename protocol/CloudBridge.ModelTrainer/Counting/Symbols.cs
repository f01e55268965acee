namespace CloudBridge.ModelTrainer.Counting;

/// <summary>What a context predicts: code points, and the end of a text.</summary>
internal static class Symbols
{
    /// <summary>A line feed: what texts begin after, too.</summary>
    public const int LineFeed = '\n';

    /// <summary>The end of a text.</summary>
    public const int End = 0x110000;
}
