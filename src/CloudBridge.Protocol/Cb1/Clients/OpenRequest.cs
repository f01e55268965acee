using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>A request that has no answer yet: which parts are to be sent, and when it is to be asked again.</summary>
internal sealed class OpenRequest(long ticket, byte[] payload, TimeSpan patience, TimeSpan now)
{
    private int _partLength;
    private bool[] _pending = [];
    private int _pendingCount;
    private int _repeats;
    private bool _isWorking;
    private TimeSpan _repeat = Cb1Limits.Never;
    private GapClock? _gaps;

    public long Ticket { get; } = ticket;

    /// <summary>The time at which it was asked.</summary>
    public TimeSpan Asked { get; } = now;

    /// <summary>1 to 9999; 0 until it is first sent.</summary>
    public int Number { get; private set; }

    /// <summary>The time at which anything was last heard of it, or at which it was sent for the first time.</summary>
    public TimeSpan Heard { get; private set; } = now;

    /// <summary>
    /// The time at which to give it up if nothing is heard until then; a request that has not been sent, or has to be sent anew,
    /// is not given up.
    /// </summary>
    public TimeSpan End => Number == 0 || (_repeats == 0 && _pendingCount > 0) ? Cb1Limits.Never : Heard + patience;

    /// <summary>True when it was sent more than once, so that its answer may come more than once.</summary>
    public bool IsRepeated { get; private set; }

    public LongAnswer? Long { get; private set; }

    /// <summary>The time at which it wants to say something; the least possible time means "now".</summary>
    public TimeSpan Due
    {
        get
        {
            if (_pendingCount > 0)
            {
                return _repeats == 0 ? Asked - Cb1Limits.BehindNew : TimeSpan.MinValue;
            }

            return _gaps is null ? _repeat : _gaps.Due(Long!.HasHole);
        }
    }

    public static int PartsOf(int payloadLength, int maxValueLength)
    {
        var room = UpWriter.PayloadRoom(maxValueLength);
        return (payloadLength + room - 1) / room;
    }

    /// <summary>Gives it its number; how it is cut stays the same from then on.</summary>
    public void Start(int number, int maxValueLength)
    {
        Number = number;
        _partLength = UpWriter.PayloadRoom(maxValueLength);
        _pending = new bool[PartsOf(payload.Length, maxValueLength)];
        AskAgain();
    }

    /// <summary>The server has forgotten everything: all of it is to be asked anew.</summary>
    public void Restart()
    {
        Long = null;
        _gaps = null;
        _repeats = 0;
        _isWorking = false;
        AskAgain();
    }

    public void Want(in DownEntry entry, TimeSpan now)
    {
        Heard = now;
        for (var i = 0; i < entry.WantedCount; i++)
        {
            var index = entry.WantedPart(i) - 1;
            if (index < _pending.Length && !_pending[index])
            {
                _pending[index] = true;
                _pendingCount++;
            }
        }
    }

    public void Working(TimeSpan now)
    {
        Heard = now;
        _isWorking = true;
        _repeat = now + Cb1Limits.WorkingInterval;
    }

    public void Open(int handle, int length, TimeSpan now)
    {
        Heard = now;
        if (Long is { } same && same.Handle == handle && same.Length == length)
        {
            // The server has the answer still, and waits to be told what is missing.
            _gaps!.PartCame(now);
            return;
        }

        Long = new LongAnswer(handle, length);
        _gaps = new GapClock(now);
        _pendingCount = 0;
        Array.Clear(_pending);
    }

    /// <summary>Takes a part of its long answer.</summary>
    public void Accept(int part, ReadOnlySpan<byte> digits, TimeSpan now)
    {
        Heard = now;
        if (Long!.Accept(part, digits))
        {
            _gaps!.PartCame(now);
        }
    }

    /// <summary>Writes what it wants to say now; its due time must have come.</summary>
    public int Write(Span<byte> output, uint nonce, TimeSpan now)
    {
        if (_pendingCount > 0)
        {
            return WritePart(output, nonce, now);
        }

        var isHopeless = _gaps?.IsHopeless(now) ?? true;
        if (!isHopeless)
        {
            return WriteGaps(output, nonce, now);
        }

        _gaps?.Say(now, false);
        IsRepeated = true;
        _repeats++;
        AskAgain();
        return WritePart(output, nonce, now);
    }

    private void AskAgain()
    {
        Array.Fill(_pending, true);
        _pendingCount = _pending.Length;
    }

    private int WritePart(Span<byte> output, uint nonce, TimeSpan now)
    {
        var index = Array.IndexOf(_pending, true);
        _pending[index] = false;
        _pendingCount--;
        _repeat = now + Interval();
        if (_repeats == 0)
        {
            Heard = now;
        }

        var rest = payload.AsSpan(index * _partLength);
        return UpWriter.WriteRequest(output, nonce, Number, index + 1, _pending.Length, rest[..Math.Min(rest.Length, _partLength)]);
    }

    private int WriteGaps(Span<byte> output, uint nonce, TimeSpan now)
    {
        Span<PartRange> ranges = stackalloc PartRange[UpWriter.GapsRoom(Cb1Limits.FirstValueLength)];
        var count = Long!.Missing(ranges, _gaps!.Say(now, Long.HasHole));
        return UpWriter.WriteGaps(output, nonce, Number, ranges[..count]);
    }

    private TimeSpan Interval() => _isWorking ? Cb1Limits.WorkingInterval : TimeSpan.FromSeconds(Math.Min(_repeats + 1, 3));
}
