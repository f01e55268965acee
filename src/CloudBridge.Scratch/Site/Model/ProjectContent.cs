namespace CloudBridge.Scratch;

/// <summary>The content of a project, in numbers.</summary>
/// <param name="Id">The number of the project.</param>
public sealed record ProjectContent(long Id)
{
    /// <summary>Sprites, without the stage.</summary>
    public int Sprites { get; init; }

    /// <summary>
    /// Blocks, with those in their holes; null for a project in the form of Scratch 2, whose blocks are not counted.
    /// </summary>
    public int? Blocks { get; init; }

    /// <summary>Costumes, with the backdrops of the stage.</summary>
    public int Costumes { get; init; }

    /// <summary>Sounds.</summary>
    public int Sounds { get; init; }

    /// <summary>Variables that are not in the cloud.</summary>
    public int Variables { get; init; }

    /// <summary>Lists.</summary>
    public int Lists { get; init; }

    /// <summary>Variables in the cloud with the values they were saved with, which may be old.</summary>
    public IReadOnlyList<CloudVariable> CloudVariables { get; init; } = [];

    /// <summary>The extensions it uses, such as <c>pen</c>.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The form it is saved in: <c>3.0.0</c>, or <c>2</c> for that of Scratch 2.</summary>
    public string Version { get; init; } = "";

    /// <summary>Its length as it was sent, in bytes.</summary>
    public int Bytes { get; init; }
}

/// <summary>A variable in the cloud.</summary>
/// <param name="Name">Its name, with the cloud in front.</param>
/// <param name="Value">Its value as it was saved.</param>
public sealed record CloudVariable(string Name, string Value);
