namespace CloudBridge.Scratch;

/// <summary>A number at a time.</summary>
/// <param name="Date">When.</param>
/// <param name="Value">How many.</param>
public sealed record GraphPoint(DateTimeOffset Date, long Value);
