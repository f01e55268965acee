using CloudBridge.Clouds;
using CloudBridge.Connections;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Rooms;

/// <summary>
/// Joins the rooms of one cloud that its patterns match: each when its first player comes, and until it has been empty for
/// a while. There are only so many at a time, those being left included. Beyond that the room that has been empty longest
/// makes room, and without one the new room waits; one with players is never left for another.
/// </summary>
internal sealed partial class RoomFollower : IDisposable
{
    /// <summary>The time for which a room is kept without players: who loads the project again finds it as it was.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);

    private readonly CloudOptions _cloud;
    private readonly Func<string, CancellationToken, ProjectSession> _open;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string[] _patterns;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FollowedRoom> _rooms = new(StringComparer.Ordinal);
    private readonly LinkedList<FollowedRoom> _empty = [];

    /// <summary>Rooms with players that are not joined: bounded by the rooms of the cloud, which has their ids anyway.</summary>
    private readonly WaitingRooms _waiting = new();
    private readonly TaskCompletionSource _allLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private IDisposable? _watch;
    private int _leaving;
    private bool _isStopping;
    private long? _fullLoggedAt;

    /// <param name="cloudName">The name of the cloud, as configured.</param>
    /// <param name="cloud">The cloud, which tells of its rooms.</param>
    /// <param name="open">Makes the session of a room.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it is told that there are too many.</param>
    public RoomFollower(
        string cloudName,
        CloudOptions cloud,
        Func<string,
        CancellationToken,
        ProjectSession> open,
        TimeProvider time,
        ILogger<RoomFollower> logger)
    {
        (CloudName, _cloud, _open, _time, _logger) = (cloudName, cloud, open, time, logger);
        _patterns = [.. cloud.Projects.Where(RoomPattern.IsPattern)];
        _timer = time.CreateTimer(_ => LeaveOverdue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The name of the cloud, as configured.</summary>
    public string CloudName { get; }

    /// <summary>The sessions of the rooms that are joined now.</summary>
    public IReadOnlyList<ProjectSession> Sessions
    {
        get
        {
            lock (_gate)
            {
                return [.. _rooms.Values.Select(room => room.Session)];
            }
        }
    }

    /// <summary>The session of a room; null when it is not joined.</summary>
    public ProjectSession? Find(string project)
    {
        lock (_gate)
        {
            return _rooms.GetValueOrDefault(project)?.Session;
        }
    }

    /// <summary>Joins the rooms that have players, and from now on those that get some.</summary>
    public void Start() => _watch = _cloud.Rooms!.Watch(Changed);

    /// <summary>Leaves all rooms, and completes when they are left.</summary>
    public Task StopAsync()
    {
        _watch?.Dispose();
        lock (_gate)
        {
            _isStopping = true;
            _waiting.Clear();
            foreach (var room in _rooms.Values.Where(room => !room.Gone.IsCancellationRequested))
            {
                Leave(room);
            }

            if (_rooms.Count == 0)
            {
                _allLeft.TrySetResult();
            }
        }

        return _allLeft.Task;
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _timer.Dispose();
    }

    private void Changed(string project, bool hasPlayers)
    {
        lock (_gate)
        {
            if (_isStopping || !IsMeant(project))
            {
                return;
            }

            if (hasPlayers)
            {
                Enter(project);
            }
            else
            {
                Empty(project);
            }

            Balance();
        }
    }

    /// <summary>The project that is named itself is joined for good; a room may be called as a pattern is.</summary>
    private bool IsMeant(string project) =>
        (!_cloud.Projects.Contains(project) || RoomPattern.IsPattern(project)) && Array.Exists(_patterns, pattern => RoomPattern.Matches(pattern, project));

    private void Enter(string project)
    {
        if (_rooms.TryGetValue(project, out var room) && !room.Gone.IsCancellationRequested)
        {
            NoLongerEmpty(room);
        }
        else
        {
            _waiting.Add(project);
        }
    }

    private void Empty(string project)
    {
        if (_waiting.Remove(project))
        {
            return;
        }

        if (_rooms.TryGetValue(project, out var room) && !room.Gone.IsCancellationRequested)
        {
            room.EmptySince = _time.GetTimestamp();
            room.EmptyNode = _empty.AddLast(room);
            SetTimer();
        }
    }

    /// <summary>Joins what waits where there is room, and makes room where there is none.</summary>
    private void Balance()
    {
        while (_rooms.Count < _cloud.MaxPatternRooms && _waiting.Take(project => !_rooms.ContainsKey(project)) is { } next)
        {
            Open(next);
        }

        while (_waiting.Count > _leaving && _empty.First is { } oldest)
        {
            Leave(oldest.Value);
        }

        LogIfFull();
    }

    private void Open(string project)
    {
        var gone = new CancellationTokenSource();
        var room = new FollowedRoom(_open(project, gone.Token), gone);
        _rooms.Add(project, room);

        // The cloud is waiting, and its client too.
        _ = Task.Run(() => RunAsync(room));
    }

    private async Task RunAsync(FollowedRoom room)
    {
        try
        {
            await room.Session.RunAsync(room.Gone.Token).ConfigureAwait(false);
        }
        finally
        {
            End(room);
        }
    }

    private void End(FollowedRoom room)
    {
        lock (_gate)
        {
            _rooms.Remove(room.Id);
            NoLongerEmpty(room);
            _leaving -= room.Gone.IsCancellationRequested ? 1 : 0;
            if (_isStopping && _rooms.Count == 0)
            {
                _allLeft.TrySetResult();
            }

            // Given up, it is gone as well.
            _ = room.Gone.CancelAsync();
            Balance();
        }
    }

    private void NoLongerEmpty(FollowedRoom room)
    {
        if (room.EmptyNode is { } node)
        {
            _empty.Remove(node);
            room.EmptyNode = null;
        }
    }

    private void Leave(FollowedRoom room)
    {
        NoLongerEmpty(room);
        _leaving++;
        _ = room.Gone.CancelAsync();
    }

    private void LeaveOverdue()
    {
        lock (_gate)
        {
            while (_empty.First is { } oldest && _time.GetElapsedTime(oldest.Value.EmptySince) >= Linger)
            {
                Leave(oldest.Value);
            }

            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (_empty.First is { } oldest)
        {
            var left = Linger - _time.GetElapsedTime(oldest.Value.EmptySince);
            _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void LogIfFull()
    {
        if (_waiting.Count > 0 && _leaving == 0 && (_fullLoggedAt is not { } told || _time.GetElapsedTime(told) >= BetweenWarnings))
        {
            _fullLoggedAt = _time.GetTimestamp();
            Log.Full(_logger, CloudName, _cloud.MaxPatternRooms);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Cloud}: {Count} rooms that patterns match have players; others get no answers until one of "
            + "these is empty. Cloud:{Cloud}:MaxPatternRooms sets how many there may be")]
        public static partial void Full(ILogger logger, string cloud, int count);
    }
}
