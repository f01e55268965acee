namespace CloudBridge.Scratch;

/// <summary>One row of the cloud log, as Scratch gives it.</summary>
/// <param name="User">The account that did it.</param>
/// <param name="Verb">What was done: <c>set_var</c>, <c>create_var</c> or <c>del_var</c>.</param>
/// <param name="Name">The variable, with its cloud prefix.</param>
/// <param name="Value">The value as it was written, so that no digit is lost; empty when the verb has none.</param>
/// <param name="At">When, by Scratch's clock, to the millisecond.</param>
public sealed record CloudLogRow(string User, string Verb, string Name, string Value, DateTimeOffset At);
