namespace CloudBridge.Benchmarks.Wire;

/// <summary>Who asks what in a simulation.</summary>
/// <param name="ShortAskers">Ask for twelve characters, again when they have had the answer for a while.</param>
/// <param name="LongAskers">Ask for a long answer, again at once.</param>
/// <param name="ThinkSeconds">How long the first ones wait before they ask again, on average.</param>
/// <param name="LongCharacters">How long a long answer is.</param>
internal sealed record WireLoad(int ShortAskers, int LongAskers, double ThinkSeconds, int LongCharacters = 20_000);
