namespace CloudBridge.Sprites.Blocks;

/// <summary>A hat and the blocks under it.</summary>
internal sealed record Script(Block Hat, IReadOnlyList<Block> Body)
{
    /// <summary>True for a script that makers neither call nor change; it is written as short as can be.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Runs when the green flag is clicked.</summary>
    public static Script WhenFlagClicked(params Block[] body) => new(new Block("event_whenflagclicked"), body);
}
