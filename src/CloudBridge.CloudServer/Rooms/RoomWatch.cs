namespace CloudBridge.CloudServer.Rooms;

/// <summary>Ends the telling of a watcher.</summary>
internal sealed class RoomWatch(RoomRegistry rooms, Action<string, bool> changed) : IDisposable
{
    public void Dispose() => rooms.Unwatch(changed);
}
