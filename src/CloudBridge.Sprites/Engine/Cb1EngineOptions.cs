using CloudBridge.Sprites.Languages;

namespace CloudBridge.Sprites.Engine;

/// <summary>The options for making the blocks that speak CB1.</summary>
/// <param name="Model">The model the server uses.</param>
internal sealed record Cb1EngineOptions(EngineModel Model)
{
    /// <summary>The cloud variables of the project.</summary>
    public SpriteVariables Variables { get; init; } = SpriteVariables.Usual;

    public EngineNames Names { get; init; } = new();
}
