namespace CloudBridge.Sprites.Blocks;

/// <summary>A list, and the block that reports its contents.</summary>
internal sealed record ListVariable(string Id, string Name) : Value;
