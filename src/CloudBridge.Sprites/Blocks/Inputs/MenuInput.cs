using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>A drop-down slot that also takes reporters. <paramref name="Menu"/> shows while nothing covers it.</summary>
internal sealed record MenuInput(string Name, Block Menu, Value? Cover) : BlockInput(Name)
{
    /// <inheritdoc />
    public override JsonArray ToJson(BlockGraph graph, string parentId)
    {
        if (Cover is null)
        {
            return [OwnShadow, graph.Add(Menu, parentId)];
        }

        var covered = new ValueInput(Name, SlotKind.Text, Cover).ToJson(graph, parentId);
        if (!graph.IsCompact)
        {
            covered[2] = graph.Add(Menu, parentId);
        }

        return covered;
    }
}
