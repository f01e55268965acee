namespace CloudBridge.TestKit;

/// <summary>An answer as the sprite reads it.</summary>
/// <param name="Items">The list: one item for a text or number, none for an empty answer.</param>
/// <param name="IsNumber">True when the digits came as they are.</param>
/// <param name="Parts">Values it took.</param>
public sealed record PlayerAnswer(IReadOnlyList<string> Items, bool IsNumber, int Parts)
{
    /// <summary>The only item.</summary>
    public string Text => Items.Single();

    /// <summary>The sentence on what went wrong; null when all went well.</summary>
    public string? Error => Items.Count == 2 && Items[0].StartsWith("Error in request ", StringComparison.Ordinal) ? Items[1] : null;
}
