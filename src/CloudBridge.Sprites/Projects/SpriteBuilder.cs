using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Projects;

/// <summary>A sprite: hidden, in the middle of the stage, unless it is told otherwise.</summary>
internal sealed class SpriteBuilder(string name, int layer) : TargetBuilder(name)
{
    public bool IsVisible { get; init; }

    /// <summary>-240 to 240.</summary>
    public int X { get; init; }

    /// <summary>-180 to 180.</summary>
    public int Y { get; init; }

    /// <inheritdoc />
    public override JsonObject ToJson()
    {
        var sprite = base.ToJson();
        sprite.Insert(0, "isStage", false);
        sprite["layerOrder"] = layer;
        sprite["visible"] = IsVisible;
        sprite["x"] = X;
        sprite["y"] = Y;
        sprite["size"] = 100;
        sprite["direction"] = 90;
        sprite["draggable"] = false;
        sprite["rotationStyle"] = "all around";
        return sprite;
    }
}
