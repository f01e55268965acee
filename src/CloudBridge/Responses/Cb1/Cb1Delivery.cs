using CloudBridge.Cb1;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Responses.Scheduling;

namespace CloudBridge.Responses.Cb1;

/// <summary>
/// One answer on its way, or remembered: its digits, who waits for it, and of a long one where its parts end. Guarded by the outbox.
/// </summary>
internal sealed class Cb1Delivery(Cb1Form form, ReadOnlyMemory<byte> digits, RequestPriority priority) : IFairItem
{
    /// <summary>Of one entry.</summary>
    public const int MaxAddresses = 9;

    private const int HeadLength = 10;

    private readonly List<Cb1Part> _parts = [];
    private readonly Queue<int> _lost = new();

    public Cb1Form Form { get; } = form;

    public ReadOnlyMemory<byte> Digits { get; } = digits;

    public RequestPriority Priority { get; } = priority;

    /// <summary>Tells the request from another with the same address.</summary>
    public ulong Key { get; init; }

    /// <summary>Whom it is for; empty for a topic.</summary>
    public List<Cb1Address> Addresses { get; } = new(1);

    /// <summary>The topic it is a version of, and the version; null for answers.</summary>
    public (int Topic, int Version)? Topic { get; init; }

    /// <summary>Where it waits.</summary>
    public required FairTurn<Cb1Delivery> Turn { get; init; }

    /// <summary>Those who wait for its last digit to leave.</summary>
    public List<TaskCompletionSource> Sent { get; } = new(1);

    /// <summary>True while it is in a lane.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>True when nobody wants it any more.</summary>
    public bool IsDropped { get; set; }

    /// <summary>20 to 99; 0 until it has one.</summary>
    public int Handle { get; set; }

    /// <summary>True when its opening has left with the handle it has.</summary>
    public bool IsOpened { get; set; }

    /// <summary>When it was last sent, asked for or added.</summary>
    public long TouchedTimestamp { get; set; }

    /// <summary>When it left as one entry, or its opening did; 0 before.</summary>
    public long LeftTimestamp { get; set; }

    public bool IsLong => Form == Cb1Form.Long;

    /// <summary>True until anything of it has left.</summary>
    public bool IsNew => LeftTimestamp == 0 && Handle == 0 && Begun == 0;

    /// <summary>Digits of a long answer that have left at least once.</summary>
    public int Begun { get; private set; }

    /// <summary>Digits of a long answer that have not left yet.</summary>
    public int Left => Digits.Length - Begun;

    /// <summary>Parts that have left at least once.</summary>
    public int Parts => _parts.Count;

    /// <inheritdoc />
    public int Remaining => (IsLong ? Left : Digits.Length) + (_lost.Count * 240);

    /// <inheritdoc />
    public int Next => Math.Min(Remaining + HeadLength, MaxTurn);

    /// <summary>The most it takes in one turn: a value.</summary>
    public required int MaxTurn { get; init; }

    /// <summary>True when all has left and nothing is to leave again.</summary>
    public bool IsThrough => Begun == Digits.Length && _lost.Count == 0 && IsOpened;

    /// <summary>The part that is to leave again; null when none is.</summary>
    public int? Lost => _lost.TryPeek(out var part) ? part : null;

    /// <summary>The digits of a part.</summary>
    public ReadOnlySpan<byte> DigitsOf(int part) => Digits.Span.Slice(_parts[part].Start, _parts[part].Length);

    /// <summary>Cuts the next part off; it leaves now.</summary>
    public int Cut(int length, long now)
    {
        _parts.Add(new Cb1Part(Begun, length, now));
        Begun += length;
        return _parts.Count - 1;
    }

    /// <summary>The lost part at the front leaves again now.</summary>
    public void SendLost(long now)
    {
        var part = _lost.Dequeue();
        _parts[part] = _parts[part] with { SentTimestamp = now };
    }

    /// <summary>A part is to leave again; nothing changes when it is to already, or left after a time.</summary>
    public void Lose(int part, long sentBefore)
    {
        if (_parts[part].SentTimestamp <= sentBefore && !_lost.Contains(part))
        {
            _lost.Enqueue(part);
        }
    }

    /// <summary>Parts are to leave again, but for those that left after a time or not at all.</summary>
    public void Lose(ReadOnlySpan<PartRange> gaps, long sentBefore)
    {
        foreach (var gap in gaps)
        {
            for (var part = gap.First; part <= gap.Last && part < Parts; part++)
            {
                Lose(part, sentBefore);
            }
        }
    }

    /// <summary>Those who wait for it learn that it has left, or that nobody wants it.</summary>
    public void Complete()
    {
        Sent.ForEach(sent => sent.TrySetResult());
        Sent.Clear();
    }
}
