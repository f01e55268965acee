using System.Text.Json.Nodes;
using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Projects;

/// <summary>A variable or list that is shown on the stage. Places are pixels from the upper left corner.</summary>
/// <param name="Shown">The variable or list.</param>
/// <param name="Sprite">The sprite it belongs to; null for one of the stage.</param>
/// <param name="X">0 to 479.</param>
/// <param name="Y">0 to 359.</param>
internal sealed record StageMonitor(Value Shown, string? Sprite, int X, int Y)
{
    /// <summary>Width in pixels; lists only, 0 for that of Scratch.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels; lists only, 0 for that of Scratch.</summary>
    public int Height { get; init; }

    /// <summary>The form project.json wants.</summary>
    public JsonObject ToJson() => Shown switch
    {
        Variable variable => Common(variable.Id, "data_variable", "VARIABLE", variable.Name, "", "default"),
        ListVariable list => Common(list.Id, "data_listcontents", "LIST", list.Name, new JsonArray(), "list"),
        _ => throw new NotSupportedException($"A {Shown.GetType().Name} is not shown on the stage."),
    };

    private JsonObject Common(string id, string opcode, string field, string name, JsonNode value, string mode) => new()
    {
        ["id"] = id,
        ["mode"] = mode,
        ["opcode"] = opcode,
        ["params"] = new JsonObject { [field] = name },
        ["spriteName"] = Sprite,
        ["value"] = value,
        ["width"] = Width,
        ["height"] = Height,
        ["x"] = X,
        ["y"] = Y,
        ["visible"] = true,
    };
}
