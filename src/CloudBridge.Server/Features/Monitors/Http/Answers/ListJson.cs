namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A whole list.</summary>
/// <param name="Items">What is in it.</param>
internal sealed record ListJson<T>(IReadOnlyList<T> Items);
