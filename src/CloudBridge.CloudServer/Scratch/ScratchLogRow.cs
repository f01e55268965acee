namespace CloudBridge.CloudServer.Scratch;

/// <summary>One row of a cloud log.</summary>
/// <param name="User">Whose session wrote: the proven name.</param>
/// <param name="Verb"><c>set_var</c>, <c>create_var</c> or <c>del_var</c>. A rename leaves no row (UNVERIFIED).</param>
/// <param name="Name">The variable with its cloud prefix.</param>
/// <param name="Value">The value as text; null in a <c>del_var</c> (UNVERIFIED).</param>
/// <param name="Timestamp">Milliseconds since 1970 on the server's clock.</param>
public sealed record ScratchLogRow(string User, string Verb, string Name, string? Value, long Timestamp);
