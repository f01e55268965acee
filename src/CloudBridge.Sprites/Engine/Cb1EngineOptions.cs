namespace CloudBridge.Sprites.Engine;

/// <summary>How the blocks that speak CB1 are made.</summary>
/// <param name="Model">The model the server uses.</param>
internal sealed record Cb1EngineOptions(EngineModel Model)
{
    /// <summary>How many FROM_HOST variables the project has, 1 to 9.</summary>
    public int AnswerVariables { get; init; } = 9;

    public EngineNames Names { get; init; } = new();
}
