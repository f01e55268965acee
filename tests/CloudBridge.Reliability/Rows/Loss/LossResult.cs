namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>What the row found.</summary>
/// <param name="Seed">Repeats the losses.</param>
/// <param name="WhileEmpty">Projects that ask while a slot is empty.</param>
/// <param name="AfterLast">Projects that ask once the last part has come.</param>
/// <param name="Never">Projects that never ask, for comparison: what they miss is lost.</param>
public sealed record LossResult(int Seed, LossFigures WhileEmpty, LossFigures AfterLast, LossFigures Never)
{
    /// <summary>True when every answer to those who ask was shown as it was sent.</summary>
    public bool Passed => WhileEmpty.AllRight && AfterLast.AllRight;
}
