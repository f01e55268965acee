namespace CloudBridge.Sprites.Blocks;

/// <summary>One block without its place in a script: ids, parent and next are given when the project is written.</summary>
internal sealed record Block(string Opcode)
{
    public IReadOnlyList<BlockInput> Inputs { get; init; } = [];

    public IReadOnlyList<BlockField> Fields { get; init; } = [];

    /// <summary>Only on the blocks that declare, define or call a custom block.</summary>
    public BlockMutation? Mutation { get; init; }

    /// <summary>A note beside the block for whoever opens the project; null for none.</summary>
    public string? Comment { get; init; }

    /// <summary>True for blocks that belong to their slot, as drop-down menus do.</summary>
    public bool IsShadow { get; init; }
}
