using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>A request of the source document and its answer.</summary>
/// <param name="Request">The path with its query.</param>
/// <param name="HasMore">Whether the document shows only the beginning of its lists.</param>
/// <param name="Answer">What it shows.</param>
internal sealed record WorldExample(string Request, bool HasMore, JsonNode Answer);
