using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Projects;

/// <summary>A sprite: hidden, in the middle of the stage.</summary>
internal sealed class SpriteBuilder(string name, int layer) : TargetBuilder(name)
{
    /// <inheritdoc />
    public override JsonObject ToJson()
    {
        var sprite = base.ToJson();
        sprite.Insert(0, "isStage", false);
        sprite["layerOrder"] = layer;
        sprite["visible"] = false;
        sprite["x"] = 0;
        sprite["y"] = 0;
        sprite["size"] = 100;
        sprite["direction"] = 90;
        sprite["draggable"] = false;
        sprite["rotationStyle"] = "all around";
        return sprite;
    }
}
