namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>Which blocks are shown, and how. The properties carry the names drive.mjs knows.</summary>
internal sealed record EditorOptions
{
    /// <summary>A project (.sb3) or a sprite (.sprite3).</summary>
    public required string File { get; init; }

    /// <summary>Whose blocks.</summary>
    public required string Sprite { get; init; }

    /// <summary>Width of the page in pixels.</summary>
    public int Width { get; init; } = 900;

    /// <summary>Height of the page in pixels.</summary>
    public int Height { get; init; } = 600;

    /// <summary>Size of the blocks; 1 is theirs.</summary>
    public double Scale { get; init; } = 0.8;

    /// <summary>Language of the editor, as "ja".</summary>
    public string Locale { get; init; } = "en";

    /// <summary>Whether the custom blocks are shown in the palette too.</summary>
    public bool Palette { get; init; } = true;

    /// <summary>Only scripts whose first block contains one of these texts, one below the other; null: all, where they lie.</summary>
    public IReadOnlyList<string>? Scripts { get; init; }
}
