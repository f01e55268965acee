using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Flushing;
using CloudBridge.CloudServer.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>All rooms by project id. Its lock is taken before a room's, and only for joining, leaving and sweeping.</summary>
internal sealed class RoomRegistry : IDisposable
{
    private readonly CloudServerOptions _options;
    private readonly ServerClock _clock;
    private readonly FlushPace _pace;
    private readonly FlushPump[] _pumps;
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public RoomRegistry(CloudServerOptions options, ServerClock clock, ILogger logger)
    {
        _options = options;
        _clock = clock;
        _pace = new FlushPace(options);
        _pumps = [.. Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount / 2)).Select(_ => new FlushPump(clock, logger))];
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rooms.Count;
            }
        }
    }

    public JoinResult Join(string projectId, CloudClient client)
    {
        lock (_gate)
        {
            if (_rooms.TryGetValue(projectId, out var room))
            {
                return room.Join(client);
            }

            if (_rooms.Count >= _options.MaxRooms)
            {
                return JoinResult.Refused(CloseReason.TooManyRooms);
            }

            room = new Room(projectId, _options, _clock, _pace, PumpOf(projectId));
            _rooms.Add(projectId, room);
            return room.Join(client);
        }
    }

    /// <summary>Takes a client out of its room. A room that holds neither clients nor values is forgotten at once.</summary>
    public void Leave(Room room, CloudClient client)
    {
        room.RequestFlush();
        lock (_gate)
        {
            room.Leave(client);
            if (room.IsBlank)
            {
                _rooms.Remove(room.ProjectId);
            }
        }
    }

    /// <summary>Forgets the rooms that have been empty for too long.</summary>
    public void Sweep()
    {
        var limit = _clock.Now - ServerClock.Microseconds(_options.EmptyRoomLifetime);
        lock (_gate)
        {
            foreach (var (projectId, room) in _rooms)
            {
                if (room.EmptySince <= limit)
                {
                    _rooms.Remove(projectId);
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var pump in _pumps)
        {
            pump.Dispose();
        }
    }

    private FlushPump PumpOf(string projectId) =>
        _pumps[(uint)string.GetHashCode(projectId, StringComparison.Ordinal) % (uint)_pumps.Length];
}
