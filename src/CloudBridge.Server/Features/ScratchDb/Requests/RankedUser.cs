using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>A user in a list that is sorted by something.</summary>
/// <param name="User">The user.</param>
/// <param name="Rank">The place in the list, 1 is the first.</param>
/// <param name="Count">What the list is sorted by; null when not known.</param>
internal sealed record RankedUser(UserStats User, long Rank, long? Count);
