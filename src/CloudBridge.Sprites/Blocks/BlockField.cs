using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>
/// A choice made in a block itself, such as its variable. <paramref name="Id"/> is set for variables and lists.
/// </summary>
internal sealed record BlockField(string Name, string Value, string? Id = null)
{
    /// <summary>The form project.json wants: the value, then the id or null.</summary>
    public JsonArray ToJson() => [Value, Id];
}
