using CloudBridge.CloudServer.Auditing;
using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Flushing;
using CloudBridge.CloudServer.Hosting;
using CloudBridge.CloudServer.Keeping;
using CloudBridge.CloudServer.Limits;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>
/// All rooms by project id. Its lock is taken before a room's, and only for joining, leaving and sweeping. Where there is no place for
/// another room or no memory for another value, the room that has been empty longest is forgotten.
/// </summary>
internal sealed class RoomRegistry : IDisposable
{
    private static readonly long UseInterval = ServerClock.Microseconds(TimeSpan.FromHours(1));
    private readonly CloudServerOptions _options;
    private readonly ServerClock _clock;
    private readonly MemoryBudget _memory;
    private readonly FlushPace _pace;
    private readonly FlushPump[] _pumps;
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly LinkedList<Room> _empty = [];
    private readonly Dictionary<string, Task> _loading = new(StringComparer.Ordinal);
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

    /// <summary>Brings a room with its kept values, so that somebody can join it. Those who want the same room at a time have it read once.</summary>
    public async Task<AwaitedRoom> BringAsync(string projectId, AddressShare? share)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            Task? other;
            lock (_gate)
            {
                if (_rooms.TryGetValue(projectId, out var room))
                {
                    return Await(room);
                }

                if (!_loading.TryGetValue(projectId, out other))
                {
                    _loading.Add(projectId, read.Task);
                    break;
                }
            }

            await other.ConfigureAwait(false);
        }

        var kept = await LoadAsync(projectId).ConfigureAwait(false);
        lock (_gate)
        {
            _loading.Remove(projectId);
            read.SetResult();
            return WhyNot(kept.Count > 0 ? null : share) is { } refusal ? new AwaitedRoom(this, null, refusal) : Restore(Add(projectId), kept);
        }
    }

    /// <summary>Somebody has joined the room by now, or does not.</summary>
    public void EndAwait(Room room)
    {
        lock (_gate)
        {
            room.Awaited--;
            Settle(room);
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

    /// <summary>Tells of every room that has players, and from then on of each that gets its first or loses its last, under the lock.</summary>
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

    /// <summary>Forgets the rooms that have been empty for too long, once they are saved, and has the store note which are in use.</summary>
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

    private AwaitedRoom Await(Room room)
    {
        room.Awaited++;
        Occupy(room);
        return new AwaitedRoom(this, room);
    }

    private void Occupy(Room room)
    {
        if (room.EmptyNode is { } node)
        {
            _empty.Remove(node);
            room.EmptyNode = null;
        }
    }

    /// <summary>Puts a room that nobody is in, or about to join, behind the other empty ones. One without values is forgotten.</summary>
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

    private async Task<List<KeptVariable>> LoadAsync(string projectId)
    {
        var variables = new List<KeptVariable>();
        foreach (var variable in await _keeper!.Loader.LoadAsync(projectId).ConfigureAwait(false))
        {
            if (_kept!.Of(variable) is { } line)
            {
                variables.Add(variable with { Line = line });
            }
        }

        return variables;
    }

    /// <summary>Fills a new room; where the memory does not suffice there is none. What a limit of today does not allow is left out, and stays kept.</summary>
    private AwaitedRoom Restore(Room room, List<KeptVariable> kept)
    {
        room.Rest();
        foreach (var variable in kept)
        {
            CloseReason? refusal;
            do
            {
                refusal = room.Restore(variable.Name, variable.Line!);
            }
            while (refusal == CloseReason.OutOfMemory && ForgetOldest());

            if (refusal == CloseReason.OutOfMemory)
            {
                room.Forget();
                Remove(room);
                return new AwaitedRoom(this, null, refusal);
            }
        }

        if (kept.Count > 0)
        {
            room.Use();
        }

        return Await(room);
    }

    private void UseOccupied()
    {
        foreach (var room in _rooms.Values.Where(room => room.EmptySince == long.MaxValue))
        {
            room.Use();
        }
    }

    /// <summary>The store has given rooms up that somebody may be in: then all of them is saved again.</summary>
    private void KeepAgain(IReadOnlyList<string> projects)
    {
        lock (_gate)
        {
            foreach (var project in projects)
            {
                _rooms.GetValueOrDefault(project)?.Use(isLost: true);
            }
        }
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
