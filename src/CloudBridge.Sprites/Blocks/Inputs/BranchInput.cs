using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>The mouth of a C-shaped block. May be empty.</summary>
internal sealed record BranchInput(string Name, IReadOnlyList<Block> Blocks) : BlockInput(Name)
{
    /// <inheritdoc />
    public override JsonArray ToJson(BlockGraph graph, string parentId) => [NoShadow, graph.AddStack(Blocks, parentId)];
}
