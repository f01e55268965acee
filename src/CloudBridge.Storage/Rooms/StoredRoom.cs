namespace CloudBridge.Storage;

/// <summary>The changes of a stored room.</summary>
/// <param name="Project">Which room.</param>
/// <param name="Variables">What changes; none when the room is only used.</param>
public sealed record StoredRoom(string Project, IReadOnlyList<StoredVariable> Variables);
