namespace CloudBridge.Sprites;

/// <summary>How a sprite is made.</summary>
public sealed record SpriteOptions
{
    /// <summary>What it is called.</summary>
    public string Name { get; init; } = "CloudBridge";

    /// <summary>What it speaks with the server.</summary>
    public SpriteWire Wire { get; init; } = SpriteWire.Cb1;

    /// <summary>How many FROM_HOST variables the project has, 1 to 9. More are faster.</summary>
    public int AnswerVariables { get; init; } = 9;

    /// <summary>The language of names and texts.</summary>
    public SpriteLanguage Language { get; init; } = SpriteLanguage.English;

    /// <summary>What is around it.</summary>
    public SpriteProject Project { get; init; } = SpriteProject.Starter;
}
