using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>A slot that always holds the same block, as in the head of a custom block.</summary>
internal sealed record ShadowInput(string Name, Block Shadow) : BlockInput(Name)
{
    /// <inheritdoc />
    public override JsonArray ToJson(BlockGraph graph, string parentId) => [OwnShadow, graph.Add(Shadow, parentId)];
}
