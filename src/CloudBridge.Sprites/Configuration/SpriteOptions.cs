namespace CloudBridge.Sprites;

/// <summary>How a sprite is made.</summary>
public sealed record SpriteOptions
{
    /// <summary>What it is called.</summary>
    public string Name { get; init; } = "CloudBridge";

    /// <summary>What it speaks with the server.</summary>
    public SpriteWire Wire { get; init; } = SpriteWire.Cb1;

    /// <summary>The cloud variables it uses, named as the cloud of the server names them.</summary>
    public SpriteVariables Variables { get; init; } = SpriteVariables.Usual;

    /// <summary>The language of names and texts.</summary>
    public SpriteLanguage Language { get; init; } = SpriteLanguage.English;

    /// <summary>What is around it.</summary>
    public SpriteProject Project { get; init; } = SpriteProject.Starter;
}
