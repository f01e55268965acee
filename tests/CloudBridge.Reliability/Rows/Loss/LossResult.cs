namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>What the row found.</summary>
/// <param name="Seed">Repeats the losses.</param>
/// <param name="Sprite">Projects with the official sprite, which asks for the last part too; the row passes by these.</param>
/// <param name="GapsOnly">Projects that ask only for gaps between parts, for comparison: the format cannot protect them wholly.</param>
public sealed record LossResult(int Seed, LossFigures Sprite, LossFigures GapsOnly)
{
    /// <summary>True when every answer to the official sprite was shown as it was sent.</summary>
    public bool Passed => Sprite.AllRight;
}
