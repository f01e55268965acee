namespace CloudBridge.Scratch;

/// <summary>A link to something to read or print.</summary>
/// <param name="Name">Where it is in the list, with dots between the levels; the last is often a language.</param>
/// <param name="Address">Where it leads.</param>
public sealed record ResourceLink(string Name, string Address);
