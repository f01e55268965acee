using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>A round slot one can type into.</summary>
internal sealed record ValueInput(string Name, SlotKind Kind, Value Value) : BlockInput(Name)
{
    private const int VariablePrimitive = 12;
    private const int ListPrimitive = 13;

    /// <inheritdoc />
    public override JsonArray ToJson(BlockGraph graph, string parentId) => Value switch
    {
        Literal literal => [OwnShadow, Shadow(literal.Text)],
        Variable variable => Covered(graph, new JsonArray(VariablePrimitive, variable.Name, variable.Id)),
        ListVariable list => Covered(graph, new JsonArray(ListPrimitive, list.Name, list.Id)),
        Reporter reporter => Covered(graph, graph.Add(reporter.Block, parentId)),
        _ => throw new NotSupportedException($"No slot takes a {Value.GetType().Name}."),
    };

    private JsonArray Covered(BlockGraph graph, JsonNode content) =>
        graph.IsCompact ? [NoShadow, content] : [CoveredShadow, content, Shadow("")];

    private JsonArray Shadow(string text) => [(int)Kind, text];
}
