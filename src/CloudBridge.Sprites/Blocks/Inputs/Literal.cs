namespace CloudBridge.Sprites.Blocks;

/// <summary>A number or text typed into a slot. Scratch keeps both as text.</summary>
internal sealed record Literal(string Text) : Value;
