using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>A user in a category of the forum.</summary>
/// <param name="Name">The name of the user.</param>
/// <param name="Category">The category.</param>
/// <param name="Count">Posts and place there.</param>
/// <param name="User">The user in the whole forum.</param>
internal sealed record ForumPlace(string Name, string Category, ForumCount Count, ForumUser User);
