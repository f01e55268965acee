namespace CloudBridge.Sprites.Engine;

/// <summary>The first entries of the contexts of the model that have a name.</summary>
internal sealed record ModelContexts
{
    public required int Start { get; init; }

    public required int Item { get; init; }

    public required int Number { get; init; }

    public required int Text { get; init; }

    public required int Page { get; init; }

    public required int Wide { get; init; }
}
