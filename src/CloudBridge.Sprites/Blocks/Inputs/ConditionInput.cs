using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>A pointed slot.</summary>
internal sealed record ConditionInput(string Name, Condition Condition) : BlockInput(Name)
{
    /// <inheritdoc />
    public override JsonArray ToJson(BlockGraph graph, string parentId) => [NoShadow, graph.Add(Condition.Block, parentId)];
}
