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
        Variable variable => [CoveredShadow, new JsonArray(VariablePrimitive, variable.Name, variable.Id), Shadow("")],
        ListVariable list => [CoveredShadow, new JsonArray(ListPrimitive, list.Name, list.Id), Shadow("")],
        Reporter reporter => [CoveredShadow, graph.Add(reporter.Block, parentId), Shadow("")],
        _ => throw new NotSupportedException($"No slot takes a {Value.GetType().Name}."),
    };

    private JsonArray Shadow(string text) => [(int)Kind, text];
}
