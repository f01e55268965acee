namespace CloudBridge.Sprites.Blocks;

/// <summary>A scalar variable, and the block that reports it. The name of a cloud variable includes its "☁ ".</summary>
internal sealed record Variable(string Id, string Name) : Value;
