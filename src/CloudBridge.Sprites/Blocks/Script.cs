namespace CloudBridge.Sprites.Blocks;

/// <summary>A hat and the blocks under it.</summary>
internal sealed record Script(Block Hat, IReadOnlyList<Block> Body)
{
    /// <summary>Runs when the green flag is clicked.</summary>
    public static Script WhenFlagClicked(params Block[] body) => new(new Block("event_whenflagclicked"), body);
}
