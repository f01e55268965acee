namespace CloudBridge.Sprites;

/// <summary>The format in which a sprite speaks with the server.</summary>
public enum SpriteWire
{
    /// <summary>The format of CloudBridge: denser, nothing gets lost, tells what went wrong.</summary>
    Cb1,

    /// <summary>Cloud Requests, which other servers understand, too.</summary>
    Compatible,
}
