using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Projects;

/// <summary>A named image of a target.</summary>
internal sealed record Costume(string Name, SvgImage Image)
{
    /// <summary>The distance from the left edge of the image to the point that marks the sprite's position.</summary>
    public double CenterX { get; init; } = 1;

    /// <summary>The distance from the top edge of the image to the point that marks the sprite's position.</summary>
    public double CenterY { get; init; } = 1;

    /// <summary>The form project.json wants.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["name"] = Name, ["assetId"] = Image.AssetId, ["dataFormat"] = "svg" };

        // Hundreds of costumes show nothing, and where the middle of nothing is does not matter.
        if (Image != SvgImage.Empty)
        {
            json["md5ext"] = Image.FileName;
            json["rotationCenterX"] = CenterX;
            json["rotationCenterY"] = CenterY;
        }

        return json;
    }
}
