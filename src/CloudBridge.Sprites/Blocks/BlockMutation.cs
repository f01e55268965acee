using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>The signature that the blocks of a custom block carry beside their inputs.</summary>
/// <param name="Code">The label with a %s for each argument.</param>
/// <param name="ArgumentIds">Input names, in the order of the label.</param>
/// <param name="ArgumentNames">Set on the prototype only.</param>
/// <param name="IsWarp">Runs without screen refresh.</param>
internal sealed record BlockMutation(
    string Code,
    IReadOnlyList<string> ArgumentIds,
    IReadOnlyList<string>? ArgumentNames,
    bool IsWarp)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The form project.json wants: lists and booleans as text.</summary>
    public JsonObject ToJson()
    {
        var mutation = new JsonObject
        {
            ["tagName"] = "mutation",
            ["children"] = new JsonArray(),
            ["proccode"] = Code,
            ["argumentids"] = Text(ArgumentIds),
        };
        if (ArgumentNames is not null)
        {
            mutation["argumentnames"] = Text(ArgumentNames);
            mutation["argumentdefaults"] = Text(ArgumentNames.Select(_ => ""));
        }

        mutation["warp"] = IsWarp ? "true" : "false";
        return mutation;
    }

    private static string Text(IEnumerable<string> items) => JsonSerializer.Serialize(items, Readable);
}
