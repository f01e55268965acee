namespace CloudBridge.Sprites;

/// <summary>The options for making a sprite.</summary>
public sealed record SpriteOptions
{
    /// <summary>The name of the sprite.</summary>
    public string Name { get; init; } = "CloudBridge";

    /// <summary>The format in which the sprite speaks with the server.</summary>
    public SpriteWire Wire { get; init; } = SpriteWire.Cb1;

    /// <summary>The cloud variables that the sprite uses, named as the cloud of the server names them.</summary>
    public SpriteVariables Variables { get; init; } = SpriteVariables.Usual;

    /// <summary>The language of names and texts.</summary>
    public SpriteLanguage Language { get; init; } = SpriteLanguage.English;

    /// <summary>The project around the sprite.</summary>
    public SpriteProject Project { get; init; } = SpriteProject.Starter;
}
