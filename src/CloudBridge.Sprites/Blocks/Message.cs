namespace CloudBridge.Sprites.Blocks;

/// <summary>A message that scripts send and start on.</summary>
internal sealed record Message(string Id, string Name);
