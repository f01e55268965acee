using CloudBridge.CloudServer.Auditing;
using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Rooms.Flushing;
using CloudBridge.CloudServer.Rooms.Keeping;
using CloudBridge.CloudServer.Runtime;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>
/// All rooms by project id. Its lock is taken before a room's, and only for joining, leaving and sweeping. Where there is
/// no place for another room or no memory for another value, the room that has been empty longest is forgotten.
/// </summary>
internal sealed partial class RoomRegistry : IDisposable
{
    private static readonly long UseInterval = ServerClock.Microseconds(TimeSpan.FromHours(1));
    private readonly CloudServerOptions _options;
    private readonly ServerClock _clock;
    private readonly MemoryBudget _memory;
    private readonly FlushPace _pace;
    private readonly FlushPump[] _pumps;
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly LinkedList<Room> _empty = [];
    private readonly Lock _gate = new();
    private readonly RoomKeeper? _keeper;
    private readonly KeptLines? _kept;
    private readonly AuditTrail? _audit;
    private readonly ILogger _logger;
    private long _usedAt;
    private Action<string, bool>[] _watchers = [];

    public RoomRegistry(
        CloudServerOptions options,
        ServerClock clock,
        MemoryBudget memory,
        ILogger logger,
        RoomKeeper? keeper = null,
        KeptLines? kept = null,
        AuditTrail? audit = null)
    {
        (_options, _clock, _memory, _logger, _keeper, _kept, _audit, _usedAt) = (options, clock, memory, logger, keeper, kept, audit, clock.Now);
        if (keeper is not null)
        {
            keeper.Lost = KeepAgain;
        }

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

            if (WhyNot(client.Share) is { } refusal)
            {
                return JoinResult.Refused(refusal);
            }

            return Join(Add(projectId), client);
        }
    }

    /// <summary>Takes a client out of its room. A room that holds neither clients nor values is forgotten at once.</summary>
    public void Leave(Room room, CloudClient client)
    {
        room.RequestFlush();
        lock (_gate)
        {
            var had = room.Players;
            room.Leave(client);
            TellIfChanged(room, had);
            Settle(room);
        }
    }

    /// <summary>
    /// Tells of every room that has players, and from then on of each that gets its first or loses its last, under the
    /// lock.
    /// </summary>
    public void Watch(Action<string, bool> changed)
    {
        lock (_gate)
        {
            _watchers = [.. _watchers, changed];
            foreach (var room in _rooms.Values.Where(room => room.Players > 0))
            {
                Tell(changed, room, hasPlayers: true);
            }
        }
    }

    public void Unwatch(Action<string, bool> changed)
    {
        lock (_gate)
        {
            _watchers = Array.FindAll(_watchers, watcher => watcher != changed);
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

    /// <summary>
    /// Forgets the rooms that have been empty for too long, once they are saved, and has the store note which are in use.
    /// </summary>
    public void Sweep()
    {
        var now = _clock.Now;
        var limit = now - ServerClock.Microseconds(_options.EmptyRoomLifetime);
        lock (_gate)
        {
            while (_empty.First is { Value: { IsSaved: true } oldest } && oldest.EmptySince <= limit)
            {
                ForgetOldest();
            }

            if (_keeper is not null && now - _usedAt >= UseInterval)
            {
                _usedAt = now;
                UseOccupied();
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
        var had = room.Players;
        var joined = room.Join(client);
        TellIfChanged(room, had);
        if (joined.Refusal is null)
        {
            Occupy(room);
        }

        return joined;
    }

    private void TellIfChanged(Room room, int had)
    {
        if (had > 0 == room.Players > 0)
        {
            return;
        }

        foreach (var changed in _watchers)
        {
            Tell(changed, room, room.Players > 0);
        }
    }

    private void Tell(Action<string, bool> changed, Room room, bool hasPlayers) =>
        Contained.Run("The telling of a room", _logger, (changed, room, hasPlayers), static told => told.changed(told.room.ProjectId, told.hasPlayers));

    private Room Add(string projectId)
    {
        var room = new Room(projectId, _options, _clock, _memory, _pace, PumpOf(projectId), _keeper, _audit);
        _rooms.Add(projectId, room);
        return room;
    }

    private void Occupy(Room room)
    {
        if (room.EmptyNode is { } node)
        {
            _empty.Remove(node);
            room.EmptyNode = null;
        }
    }

    /// <summary>
    /// Puts a room that nobody is in, or about to join, behind the other empty ones. One without values is forgotten.
    /// </summary>
    private void Settle(Room room)
    {
        if (room.EmptySince == long.MaxValue || room.Awaited > 0 || room.EmptyNode is not null)
        {
            return;
        }

        if (room.IsBlank)
        {
            Remove(room);
            return;
        }

        room.EmptyNode = _empty.AddLast(room);
    }

    private CloseReason? WhyNot(AddressShare? share)
    {
        if (share?.TryMakeRoom(_clock.Now) == false)
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

    /// <summary>Forgets the oldest empty room; what it has not saved is lost only where nothing can be saved.</summary>
    private bool ForgetOldest()
    {
        if (_empty.First is not { } oldest || (!oldest.Value.IsSaved && _keeper is { IsFailing: false }))
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
