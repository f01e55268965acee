using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>What the blocks of a custom block carry beside inputs: its signature.</summary>
/// <param name="Code">The label with a %s for each argument.</param>
/// <param name="ArgumentIds">Input names, in the order of the label.</param>
/// <param name="ArgumentNames">Set on the prototype only.</param>
/// <param name="IsWarp">Runs without screen refresh.</param>
internal sealed record BlockMutation(string Code, IReadOnlyList<string> ArgumentIds, IReadOnlyList<string>? ArgumentNames, bool IsWarp)
{
    /// <summary>The form project.json wants: lists and booleans as text.</summary>
    public JsonObject ToJson()
    {
        var mutation = new JsonObject
        {
            ["tagName"] = "mutation",
            ["children"] = new JsonArray(),
            ["proccode"] = Code,
            ["argumentids"] = JsonSerializer.Serialize(ArgumentIds),
        };
        if (ArgumentNames is not null)
        {
            mutation["argumentnames"] = JsonSerializer.Serialize(ArgumentNames);
            mutation["argumentdefaults"] = JsonSerializer.Serialize(ArgumentNames.Select(_ => ""));
        }

        mutation["warp"] = IsWarp ? "true" : "false";
        return mutation;
    }
}
