namespace CloudBridge.Sprites;

/// <summary>The project around the sprite that asks.</summary>
public enum SpriteProject
{
    /// <summary>Nothing: an empty project, with the variables.</summary>
    None,

    /// <summary>A first project to change and to learn from.</summary>
    Starter,

    /// <summary>A project to watch servers with.</summary>
    CloudHead,
}
