using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Projects;

/// <summary>A named image of a target.</summary>
internal sealed record Costume(string Name, SvgImage Image)
{
    /// <summary>The form project.json wants.</summary>
    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["assetId"] = Image.AssetId,
        ["md5ext"] = Image.FileName,
        ["dataFormat"] = "svg",
        ["rotationCenterX"] = 1,
        ["rotationCenterY"] = 1,
    };
}
