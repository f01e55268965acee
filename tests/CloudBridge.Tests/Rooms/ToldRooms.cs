using CloudBridge.Clouds;

namespace CloudBridge.Tests.Rooms;

/// <summary>A cloud whose rooms have players when a test says so.</summary>
internal sealed class ToldRooms : ICloudRooms
{
    private Action<string, bool>? _changed;

    public bool IsWatched => _changed is not null;

    public IDisposable Watch(Action<string, bool> changed)
    {
        _changed = changed;
        return new Watcher(this);
    }

    public void Enter(string project) => _changed!(project, true);

    public void Empty(string project) => _changed!(project, false);

    private sealed class Watcher(ToldRooms rooms) : IDisposable
    {
        public void Dispose() => rooms._changed = null;
    }
}
