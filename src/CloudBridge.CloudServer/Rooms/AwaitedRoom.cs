using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>A room with its kept values that stays until this is disposed, so that somebody can join it.</summary>
/// <param name="registry">The registry to which the room belongs.</param>
/// <param name="room">The room; null when it was refused.</param>
/// <param name="refusal">The reason for the refusal.</param>
internal sealed class AwaitedRoom(RoomRegistry registry, Room? room, CloseReason? refusal = null) : IDisposable
{
    /// <summary>The reason why there is no room; null when there is one.</summary>
    public CloseReason? Refusal => refusal;

    public void Dispose()
    {
        if (room is not null)
        {
            registry.EndAwait(room);
        }
    }
}
