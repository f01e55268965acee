namespace CloudBridge.Sprites.Blocks;

/// <summary>A round block: computes a text or a number.</summary>
internal record Reporter(Block Block) : Value;
