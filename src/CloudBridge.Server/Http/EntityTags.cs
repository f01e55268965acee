using Microsoft.Net.Http.Headers;

namespace CloudBridge.Server.Http;

/// <summary>Reads the tags with which clients say what they have already.</summary>
internal static class EntityTags
{
    /// <summary>Stands for every tag.</summary>
    public const string Any = "*";

    /// <summary>True when the client has what a tag names.</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch is { Count: > 0 } header
        && (header == Any || (EntityTagHeaderValue.TryParseList(header, out var tags) && tags.Any(known => known.Tag == tag)));
}
