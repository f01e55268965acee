namespace CloudBridge.Scratch;

/// <summary>The length of a list.</summary>
/// <param name="Count">The number of its items, or the cap.</param>
/// <param name="IsExact">False when there are more than <paramref name="Count"/>.</param>
public readonly record struct ListCount(long Count, bool IsExact);
