using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>A post that was searched for.</summary>
/// <param name="Post">The post.</param>
/// <param name="Hits">How many were found; null when not known.</param>
/// <param name="Query">How the search was understood.</param>
internal sealed record FoundPost(ForumPost Post, long? Hits, ForumQuery Query);
