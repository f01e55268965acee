namespace CloudBridge.Scratch;

/// <summary>Something that happened in a studio.</summary>
/// <param name="Id">The type and a number, unique.</param>
/// <param name="Type">Such as <c>addprojecttostudio</c> or <c>removeprojectstudio</c>.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">The number of who did it; null where left out.</param>
/// <param name="ActorUsername">The name of who did it.</param>
/// <param name="ProjectId">The project it was done with; null for events of other types.</param>
/// <param name="ProjectTitle">The title of the project; null for events of other types.</param>
public sealed record StudioEvent(
    string Id,
    string Type,
    DateTimeOffset At,
    long? ActorId,
    string ActorUsername,
    long? ProjectId,
    string? ProjectTitle);
