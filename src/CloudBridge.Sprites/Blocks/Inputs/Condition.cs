namespace CloudBridge.Sprites.Blocks;

/// <summary>A pointed block: computes true or false. Fits round slots too.</summary>
internal sealed record Condition(Block Block) : Reporter(Block);
