namespace CloudBridge.EndToEnd.Drivers;

/// <summary>What the small server answers: a payload, short or in parts, or bare digits, or nothing.</summary>
internal sealed record EngineAnswer
{
    public string? Digits { get; init; }

    public bool Long { get; init; }

    public string? Number { get; init; }

    public bool Silent { get; init; }

    public bool Working { get; init; }

    /// <summary>Digits in a part.</summary>
    public int Cut { get; init; } = 250;
}
