using System.Text.Json.Nodes;
using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Tests.Palette;

/// <summary>Fails when a block is not written as Scratch itself writes it.</summary>
internal static class BlockShape
{
    public static Variable Score { get; } = new("v1", "score");

    public static ListVariable Names { get; } = new("l1", "names");

    /// <summary>The JSON of the block without its parent, blocks in slots by the ids that follow, "b" first.</summary>
    public static void AssertIs(string expected, Block block)
    {
        var graph = new BlockGraph();
        var id = graph.Add(block, null);
        var json = graph.ToJson()[id]!.AsObject();
        json.Remove("parent");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), json), $"Expected {expected}, got {json.ToJsonString()}.");
    }

    /// <summary>The same for a block that stands in a slot.</summary>
    public static void AssertShadow(string expected, Block block)
    {
        var graph = new BlockGraph();
        graph.Add(block, null);
        var json = graph.ToJson()["b"]!.AsObject();

        Assert.Equal("a", (string?)json["parent"]);
        json.Remove("parent");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), json), $"Expected {expected}, got {json.ToJsonString()}.");
    }
}
