namespace CloudBridge.Sprites;

/// <summary>A request of a server, as its custom block needs to know it.</summary>
/// <param name="Name">The name it is asked by, <c>area.verb</c>.</param>
/// <param name="Parameters">Its arguments, in order.</param>
/// <param name="Description">One sentence on what it does; empty for none.</param>
public sealed record BlockRequest(string Name, IReadOnlyList<BlockParameter> Parameters, string Description = "")
{
    /// <summary>A few words that describe the answer; empty when there is no description.</summary>
    public string Answer { get; init; } = "";

    /// <summary>An example of asking it; empty for none.</summary>
    public string Example { get; init; } = "";

    /// <summary>True when the server has to know who asks, which needs a cloud that tells.</summary>
    public bool NeedsIdentity { get; init; }
}
