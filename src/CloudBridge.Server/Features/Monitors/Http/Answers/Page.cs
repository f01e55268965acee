namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A part of a list.</summary>
/// <param name="Items">What is in it.</param>
/// <param name="Next">The path of the next part; null when there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
