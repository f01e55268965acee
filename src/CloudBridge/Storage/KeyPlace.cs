namespace CloudBridge.Storage;

/// <summary>Where a key stands among the numbers of its database.</summary>
/// <param name="Place">From 1; equal numbers share the better place.</param>
/// <param name="Of">How many keys have numbers.</param>
/// <param name="Value">The number, as it was stored.</param>
public sealed record KeyPlace(long Place, long Of, string Value);
