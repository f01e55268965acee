using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>The outcome for a client that wants to join a room.</summary>
/// <param name="Room">The room; null when the client was refused.</param>
/// <param name="Refusal">The reason why it was refused.</param>
/// <param name="Snapshot">The <c>set</c> line of every variable at the moment of joining, but for those below.</param>
/// <param name="Missed">For a host: the lines that were set a moment ago while no host was in the room, oldest first.</param>
internal readonly record struct JoinResult(Room? Room, CloseReason? Refusal, byte[][] Snapshot, byte[][] Missed)
{
    public static JoinResult Refused(CloseReason reason) => new(null, reason, [], []);
}
