namespace CloudBridge.ModelTrainer.Counting;

/// <summary>A symbol seen in a context.</summary>
/// <param name="Node">The context.</param>
/// <param name="Symbol">What follows.</param>
/// <param name="Shorter">The edge with the same symbol in the parent of the context; -1 in the empty context.</param>
internal sealed record Edge(int Node, int Symbol, int Shorter)
{
    /// <summary>How often it was seen where no longer context is known.</summary>
    public int Seen { get; set; }

    /// <summary>The same times the weights of the texts.</summary>
    public double SeenWeight { get; set; }

    /// <summary>How often a reader takes it or passes by on the way to shorter contexts.</summary>
    public double Weight { get; set; }

    /// <summary>From how many events the weight comes.</summary>
    public double Events { get; set; }

    /// <summary>Whether it is an entry of the model.</summary>
    public bool IsKept { get; set; } = true;

    /// <summary>The chance of the entry in its context.</summary>
    public double Chance { get; set; }

    /// <summary>The chance of the symbol in the context, by the entry or after escapes.</summary>
    public double Whole { get; set; }
}
