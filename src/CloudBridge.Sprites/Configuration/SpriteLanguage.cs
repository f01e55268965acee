namespace CloudBridge.Sprites;

/// <summary>The language of the labels, variables and texts of a generated project. Names of requests stay as they are.</summary>
public enum SpriteLanguage
{
    /// <summary>en</summary>
    English,

    /// <summary>es</summary>
    Spanish,

    /// <summary>de</summary>
    German,

    /// <summary>fr</summary>
    French,

    /// <summary>ja</summary>
    Japanese,
}
