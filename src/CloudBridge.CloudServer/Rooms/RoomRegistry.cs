using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Flushing;
using CloudBridge.CloudServer.Hosting;
using CloudBridge.CloudServer.Limits;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>
/// All rooms by project id. Its lock is taken before a room's, and only for joining, leaving and sweeping. Where there is no place for
/// another room or no memory for another value, the room that has been empty longest is forgotten.
/// </summary>
internal sealed class RoomRegistry : IDisposable
{
    private readonly CloudServerOptions _options;
    private readonly ServerClock _clock;
    private readonly MemoryBudget _memory;
    private readonly FlushPace _pace;
    private readonly FlushPump[] _pumps;
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly LinkedList<Room> _empty = [];
    private readonly Lock _gate = new();

    public RoomRegistry(CloudServerOptions options, ServerClock clock, MemoryBudget memory, ILogger logger)
    {
        _options = options;
        _clock = clock;
        _memory = memory;
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
                return Join(room, client);
            }

            if (WhyNot(client) is { } refusal)
            {
                return JoinResult.Refused(refusal);
            }

            room = new Room(projectId, _options, _clock, _memory, _pace, PumpOf(projectId));
            _rooms.Add(projectId, room);
            return Join(room, client);
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
                Remove(room);
            }
            else if (room.EmptySince != long.MaxValue)
            {
                room.EmptyNode = _empty.AddLast(room);
            }
        }
    }

    /// <summary>Forgets the room that has been empty longest; false when there is none.</summary>
    public bool TryForgetOldest()
    {
        lock (_gate)
        {
            return ForgetOldest();
        }
    }

    /// <summary>Forgets the rooms that have been empty for too long.</summary>
    public void Sweep()
    {
        var limit = _clock.Now - ServerClock.Microseconds(_options.EmptyRoomLifetime);
        lock (_gate)
        {
            while (_empty.First is { } oldest && oldest.Value.EmptySince <= limit)
            {
                ForgetOldest();
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

    private JoinResult Join(Room room, CloudClient client)
    {
        var joined = room.Join(client);
        if (joined.Refusal is null && room.EmptyNode is { } node)
        {
            _empty.Remove(node);
            room.EmptyNode = null;
        }

        return joined;
    }

    private CloseReason? WhyNot(CloudClient client)
    {
        if (client.Share?.TryMakeRoom(_clock.Now) == false)
        {
            return CloseReason.TooManyNewRooms;
        }

        while (_rooms.Count >= _options.MaxRooms)
        {
            if (!ForgetOldest())
            {
                return CloseReason.TooManyRooms;
            }
        }

        while (!_memory.TryTake(VariableTable.Own))
        {
            if (!ForgetOldest())
            {
                return CloseReason.OutOfMemory;
            }
        }

        return null;
    }

    private bool ForgetOldest()
    {
        if (_empty.First is not { } oldest)
        {
            return false;
        }

        _empty.RemoveFirst();
        oldest.Value.Forget();
        Remove(oldest.Value);
        return true;
    }

    private void Remove(Room room)
    {
        _rooms.Remove(room.ProjectId);
        _memory.Add(-VariableTable.Own);
    }

    private FlushPump PumpOf(string projectId) =>
        _pumps[(uint)string.GetHashCode(projectId, StringComparison.Ordinal) % (uint)_pumps.Length];
}
