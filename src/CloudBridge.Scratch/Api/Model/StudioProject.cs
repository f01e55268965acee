namespace CloudBridge.Scratch;

/// <summary>A project as a studio lists it.</summary>
/// <param name="Id">The number of the project.</param>
/// <param name="Title">Its title.</param>
/// <param name="Image">The address of its picture.</param>
/// <param name="CreatorId">The number of its author; null where left out.</param>
/// <param name="Username">The name of its author.</param>
/// <param name="Avatar">Pictures of the author by size.</param>
/// <param name="ActorId">The number of the user who added it to the studio; null where left out.</param>
public sealed record StudioProject(
    long Id,
    string Title,
    string Image,
    long? CreatorId,
    string Username,
    IReadOnlyDictionary<string, string> Avatar,
    long? ActorId);
