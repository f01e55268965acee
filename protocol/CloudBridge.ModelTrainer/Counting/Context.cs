namespace CloudBridge.ModelTrainer.Counting;

/// <summary>A context of the tree.</summary>
/// <param name="Parent">The context without the oldest character; -1 for the empty one.</param>
/// <param name="Oldest">The oldest character.</param>
/// <param name="Order">How many characters it has.</param>
internal sealed record Context(int Parent, int Oldest, int Order)
{
    public List<int> Edges { get; } = [];

    /// <summary>The edge over which a reader comes to know this context; -1 when there is none.</summary>
    public int Entrance { get; set; } = -1;

    /// <summary>Whether it has entries in the model.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether a reader comes to be here.</summary>
    public bool IsReached { get; set; }

    /// <summary>Sum of the weights of its edges.</summary>
    public double Weight { get; set; }

    /// <summary>The chance that none of its entries fits.</summary>
    public double Escape { get; set; } = 1;
}
