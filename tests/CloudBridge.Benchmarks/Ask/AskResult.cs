namespace CloudBridge.Benchmarks.Ask;

/// <summary>What the asking clients saw.</summary>
/// <param name="Answers">Right answers in the measured time.</param>
/// <param name="Wrong">Answers that were wrong, or none at all.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="MedianMs">Median wait for an answer.</param>
/// <param name="P99Ms">The wait that 99 of 100 answers stay under.</param>
internal sealed record AskResult(long Answers, long Wrong, double Seconds, double MedianMs, double P99Ms);
