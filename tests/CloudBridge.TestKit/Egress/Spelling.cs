namespace CloudBridge.TestKit.Egress;

/// <summary>A way to write an address so that a careless reader does not see what it is.</summary>
/// <param name="Kind">The way, in a word or two.</param>
/// <param name="Url">The whole address.</param>
public readonly record struct Spelling(string Kind, string Url);
