using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms.Keeping;

/// <summary>
/// Takes what changes in rooms to the store, off the threads of the sockets: the latest value of each variable, all rooms
/// together, four times a second. A store that fails is tried again, one that hangs is waited for; what changes meanwhile
/// waits in the rooms.
/// </summary>
internal sealed class RoomKeeper : IDisposable
{
    private const int BatchRooms = 500;
    private const long BatchBytes = 4 * 1024 * 1024;
    private const string Silence = "it does not answer.";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SavePatience = TimeSpan.FromSeconds(5);
    private readonly IRoomStore _store;
    private readonly TimeProvider _time;
    private readonly StoreTrouble _trouble;
    private readonly Lock _gate = new();
    private readonly HashSet<Room> _waiting = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _hurry;
    private readonly Task _loop;

    public RoomKeeper(IRoomStore store, TimeProvider time, ILogger logger)
    {
        (_store, _time, _hurry) = (store, time, _stopping.Token);
        _trouble = new StoreTrouble(logger, "Values of rooms are not kept for now, and go on in memory", "Values of rooms are kept again");
        Loader = new RoomLoader(store, time, logger);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Reads what is kept.</summary>
    public RoomLoader Loader { get; }

    /// <summary>True while nothing can be saved.</summary>
    public bool IsFailing => _trouble.IsOn;

    /// <summary>Told of rooms that the store has given up; null for all of them.</summary>
    public Action<IReadOnlyList<string>?>? Lost { get; set; }

    /// <summary>
    /// Something has changed in a room, which is noted once until <see cref="Room.BeginSave"/>. Called in the lock of the
    /// room.
    /// </summary>
    public void Note(Room room)
    {
        lock (_gate)
        {
            _waiting.Add(room);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>A room is forgotten with what it has not saved.</summary>
    public void Drop(Room room)
    {
        lock (_gate)
        {
            _waiting.Remove(room);
        }
    }

    /// <summary>Saves all that has changed, and ends; a store that hangs is left behind when the patience is over.</summary>
    public async Task StopAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        _signal.Writer.TryComplete();
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await _loop.WaitAsync(patience, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            _trouble.Begin(Silence);
        }
    }

    /// <summary>After <see cref="StopAsync"/>.</summary>
    public void Dispose()
    {
        _signal.Writer.TryComplete();
        _stopping.Dispose();
        Loader.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _signal.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            await Task.Delay(IsFailing ? RetryInterval : Interval, _time, _hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _signal.Reader.TryRead(out _);
            await SaveAsync().ConfigureAwait(false);
        }

        await SaveAsync().ConfigureAwait(false);
    }

    /// <summary>Saves the rooms that wait now; after a failure the others wait on.</summary>
    private async Task SaveAsync()
    {
        Room[] rooms;
        lock (_gate)
        {
            rooms = [.. _waiting];
            _waiting.Clear();
        }

        var isSaved = true;
        for (var next = 0; next < rooms.Length;)
        {
            var batch = new List<(Room Room, KeptRoom Changes)>();
            for (var bytes = 0L; next < rooms.Length && batch.Count < BatchRooms && bytes < BatchBytes; bytes += batch[^1].Changes.Bytes)
            {
                batch.Add((rooms[next], rooms[next].BeginSave()));
                next++;
            }

            isSaved = isSaved && await TrySaveAsync([.. batch.Select(room => room.Changes)]).ConfigureAwait(false);
            batch.ForEach(room => room.Room.EndSave(room.Changes, isSaved));
        }
    }

    private async Task<bool> TrySaveAsync(KeptRoom[] rooms)
    {
        try
        {
            // On a thread of its own: whatever the store blocks, this goes on.
            var saving = Task.Run(() => _store.SaveAsync(rooms, CancellationToken.None));
            var lost = await WhenSavedAsync(saving).ConfigureAwait(false);
            _trouble.End();
            if (lost is not { Count: 0 })
            {
                Lost?.Invoke(lost);
            }

            return true;
        }
        catch (Exception error)
        {
            _trouble.Begin(error.Message);
            return false;
        }
    }

    private async Task<IReadOnlyList<string>?> WhenSavedAsync(Task<IReadOnlyList<string>?> saving)
    {
        try
        {
            return await saving.WaitAsync(SavePatience, _time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!saving.IsCompleted)
        {
            _trouble.Begin(Silence);
        }

        return await saving.ConfigureAwait(false);
    }
}
