using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>One slot of a block together with what stands in it.</summary>
internal abstract record BlockInput(string Name)
{
    /// <summary>The slot holds its own shadow and nothing else.</summary>
    protected const int OwnShadow = 1;

    /// <summary>The slot has no shadow.</summary>
    protected const int NoShadow = 2;

    /// <summary>A block or variable covers the shadow.</summary>
    protected const int CoveredShadow = 3;

    /// <summary>
    /// The form project.json wants. Blocks inside the slot go to <paramref name="graph"/> with <paramref name="parentId"/>
    /// as parent.
    /// </summary>
    public abstract JsonArray ToJson(BlockGraph graph, string parentId);
}
