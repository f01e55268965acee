namespace CloudBridge.EndToEnd.Drivers;

/// <summary>Which cloud values a player misses on purpose.</summary>
/// <param name="Percent">Share of all values, chosen by <paramref name="Seed"/>.</param>
/// <param name="Seed">The same seed misses the same values.</param>
/// <param name="Parts">Numbers of answer parts that are missed the first time they come.</param>
internal sealed record BlindnessOptions(int Percent, int Seed, IReadOnlyList<int> Parts)
{
    public static BlindnessOptions ToParts(params int[] parts) => new(0, 1, parts);

    public static BlindnessOptions ToPercent(int percent, int seed) => new(percent, seed, []);
}
