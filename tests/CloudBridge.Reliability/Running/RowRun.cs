namespace CloudBridge.Reliability.Running;

/// <summary>How a row is to run.</summary>
/// <param name="Seed">Decides everything that is random.</param>
/// <param name="Scale">1 for the scale of the table, above 0.</param>
/// <param name="Time">The real clock.</param>
internal sealed record RowRun(int Seed, double Scale, TimeProvider Time)
{
    /// <summary>A number of the table at this scale.</summary>
    /// <param name="full">The number at scale 1.</param>
    /// <param name="least">The smallest number that still says something.</param>
    public int Count(int full, int least = 1) => (int)Math.Clamp(Math.Round(full * Scale), least, int.MaxValue);

    /// <summary>A source of random numbers of its own for a part of the row.</summary>
    public Random Random(int part = 0) => new(unchecked((Seed * 31) + part));
}
