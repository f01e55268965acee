using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Rooms;

/// <content>What has to do with rooms whose values are kept.</content>
internal sealed partial class RoomRegistry
{
    private readonly Dictionary<string, Task> _loading = new(StringComparer.Ordinal);

    /// <summary>
    /// Brings a room with its kept values, so that somebody can join it. Those who want the same room at a time have it
    /// read once.
    /// </summary>
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

    private AwaitedRoom Await(Room room)
    {
        room.Awaited++;
        Occupy(room);
        return new AwaitedRoom(this, room);
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

    /// <summary>
    /// Fills a new room; where the memory does not suffice there is none. What a limit of today does not allow is left out,
    /// and stays kept.
    /// </summary>
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

    /// <summary>
    /// The store has given rooms up that are still in memory, or all of them: then all of their values is saved again.
    /// </summary>
    private void KeepAgain(IReadOnlyList<string>? projects)
    {
        lock (_gate)
        {
            foreach (var room in projects?.Select(project => _rooms.GetValueOrDefault(project)) ?? _rooms.Values)
            {
                room?.Use(isLost: true);
            }
        }
    }
}
