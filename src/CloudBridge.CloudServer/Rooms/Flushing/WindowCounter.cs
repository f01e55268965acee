namespace CloudBridge.CloudServer.Rooms.Flushing;

/// <summary>Counts events in windows of 100 ms. Not thread-safe.</summary>
internal struct WindowCounter
{
    /// <summary>The length of a window.</summary>
    public const long WindowMicroseconds = 100_000;

    private long _window;
    private int _current;
    private int _previous;

    public void Add(long now, int count)
    {
        MoveTo(now / WindowMicroseconds);
        _current += count;
    }

    /// <summary>The larger of this window and the one before it.</summary>
    public int Peak(long now)
    {
        MoveTo(now / WindowMicroseconds);
        return Math.Max(_current, _previous);
    }

    private void MoveTo(long window)
    {
        if (window == _window)
        {
            return;
        }

        _previous = window == _window + 1 ? _current : 0;
        _current = 0;
        _window = window;
    }
}
