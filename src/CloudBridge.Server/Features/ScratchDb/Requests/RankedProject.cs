using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>A project in a list that is sorted by something.</summary>
/// <param name="Project">The project.</param>
/// <param name="Rank">The place in the list, 1 is the first.</param>
/// <param name="Count">What the list is sorted by; null when not known.</param>
internal sealed record RankedProject(ProjectStats Project, long Rank, long? Count);
