namespace CloudBridge.Clouds;

/// <summary>One row of a cloud log.</summary>
/// <param name="User">The account that did it.</param>
/// <param name="Verb">What was done: <c>set_var</c>, <c>create_var</c> or <c>del_var</c>.</param>
/// <param name="Name">The variable, with its cloud prefix.</param>
/// <param name="Value">The value as text; empty when the verb has none.</param>
/// <param name="At">When, by the clock of the cloud.</param>
public sealed record CloudLogEntry(string User, string Verb, string Name, string Value, DateTimeOffset At)
{
    /// <summary>The verb of a row that gave a variable a value.</summary>
    public const string SetVerb = "set_var";
}
