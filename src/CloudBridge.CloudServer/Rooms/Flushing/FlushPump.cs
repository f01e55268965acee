using CloudBridge.CloudServer.Runtime;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms.Flushing;

/// <summary>Flushes rooms when they fall due, with one timer; rooms due at nearly the same time share a wake-up.</summary>
internal sealed class FlushPump : IDisposable
{
    private const long TimerLateness = 500;
    private const long Never = long.MaxValue;
    private readonly ServerClock _clock;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly List<Room> _waiting = [];
    private readonly List<Room> _due = [];
    private long _armedFor = Never;
    private bool _isRunning;

    public FlushPump(ServerClock clock, ILogger logger)
    {
        (_clock, _logger) = (clock, logger);
        _timer = clock.CreateTimer(Run);
    }

    /// <summary>Flushes <paramref name="room"/> at <see cref="Room.FlushDue"/>, or very soon when that is past.</summary>
    public void Schedule(Room room)
    {
        lock (_gate)
        {
            _waiting.Add(room);
            if (!_isRunning && room.FlushDue < _armedFor)
            {
                Arm(room.FlushDue);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Run()
    {
        lock (_gate)
        {
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
            _armedFor = Never;
            TakeDue(_clock.Now);
        }

        foreach (var room in _due)
        {
            Contained.Run("A flush", _logger, room, static room => room.FlushScheduled());
        }

        lock (_gate)
        {
            _due.Clear();
            _isRunning = false;
            ArmForNext();
        }
    }

    private void TakeDue(long now)
    {
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            if (_waiting[i].FlushDue - _waiting[i].FlushSlack > now)
            {
                continue;
            }

            _due.Add(_waiting[i]);
            _waiting[i] = _waiting[^1];
            _waiting.RemoveAt(_waiting.Count - 1);
        }
    }

    private void ArmForNext()
    {
        var next = Never;
        foreach (var room in _waiting)
        {
            next = Math.Min(next, room.FlushDue);
        }

        if (next != Never)
        {
            Arm(next);
        }
    }

    private void Arm(long due)
    {
        _armedFor = due;
        var wait = due - _clock.Now - TimerLateness;
        if (wait <= 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static pump => pump.Run(), this, preferLocal: false);
            return;
        }

        _timer.Change(TimeSpan.FromMicroseconds(wait), Timeout.InfiniteTimeSpan);
    }
}
