using System.Collections;
using CloudBridge.Downlink.Scheduling;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Requests;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>
/// One answer on its way, or remembered: its digits, who waits for it, and of a long one where its parts end.
/// </summary>
internal sealed class Cb1Delivery(Cb1Form form, ReadOnlyMemory<byte> digits, RequestPriority priority) : IFairItem
{
    /// <summary>The clients that one entry is for at most.</summary>
    public const int MaxReceivers = 9;

    private const int HeadLength = 10;

    /// <summary>Numbers have three digits.</summary>
    private const int MaxParts = 1000;

    private readonly List<Cb1Part> _parts = [];
    private BitArray? _lost;
    private int _lostCount;
    private int _firstLost;

    public Cb1Form Form { get; } = form;

    public ReadOnlyMemory<byte> Digits { get; } = digits;

    public RequestPriority Priority { get; } = priority;

    /// <summary>Tells the request from another with the same address.</summary>
    public ulong Key { get; init; }

    /// <summary>The limits of what everybody for whom it is reads. It is cut for that, and stays so.</summary>
    public required ReadLimits Limits { get; init; }

    /// <summary>Whom it is for; empty for a topic.</summary>
    public List<Cb1Receiver> Receivers { get; } = new(1);

    /// <summary>The topic it is a version of, and the version; null for answers.</summary>
    public (int Topic, int Version)? Topic { get; set; }

    /// <summary>Where it waits.</summary>
    public required FairTurn<Cb1Delivery> Turn { get; init; }

    /// <summary>Its place among those that have not begun; null when it has, or does not wait.</summary>
    public LinkedListNode<Cb1Delivery>? Arrival { get; set; }

    /// <summary>True while it is in a lane.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>True when nobody wants it any more.</summary>
    public bool IsDropped { get; set; }

    /// <summary>20 to 99; 0 until it has one.</summary>
    public int Handle { get; set; }

    /// <summary>True when its opening has left with the handle it has.</summary>
    public bool IsOpened { get; set; }

    /// <summary>The time at which it was last sent, asked for or added.</summary>
    public long TouchedTimestamp { get; set; }

    /// <summary>The time at which it left as one entry, or its opening did; 0 before.</summary>
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
    public int Remaining => (IsLong ? Left : Digits.Length) + (_lostCount * 240);

    /// <inheritdoc />
    public int Next => Math.Min(Remaining + HeadLength, Limits.MaxLength);

    /// <summary>True when all has left and nothing is to leave again.</summary>
    public bool IsThrough => Begun == Digits.Length && _lostCount == 0 && IsOpened;

    /// <summary>The part that is to leave again; null when none is.</summary>
    public int? Lost
    {
        get
        {
            while (_lostCount > 0 && !_lost![_firstLost])
            {
                _firstLost++;
            }

            return _lostCount > 0 ? _firstLost : null;
        }
    }

    /// <summary>The digits of a part.</summary>
    public ReadOnlySpan<byte> DigitsOf(int part) => Digits.Span.Slice(_parts[part].Start, _parts[part].Length);

    /// <summary>
    /// True when what is left after a part of a length has numbers still, in parts that have values for themselves.
    /// </summary>
    public bool LeavesNumbers(int length) => Left - length <= (MaxParts - 1 - Parts) * Limits.FullPart;

    /// <summary>Cuts the next part off; it leaves now.</summary>
    public int Cut(int length, long now)
    {
        _parts.Add(new Cb1Part(Begun, length, now));
        Begun += length;
        return _parts.Count - 1;
    }

    /// <summary>The part that is to leave again does so now.</summary>
    public void SendLost(int part, long now)
    {
        _lost![part] = false;
        _lostCount--;
        _parts[part] = _parts[part] with { SentTimestamp = now };
    }

    /// <summary>A part is to leave again; nothing changes when it is to already, or left after a time.</summary>
    public void Lose(int part, long sentBefore)
    {
        _lost ??= new BitArray(MaxParts);
        if (_parts[part].SentTimestamp <= sentBefore && !_lost[part])
        {
            _lost[part] = true;
            _lostCount++;
            _firstLost = Math.Min(_firstLost, part);
        }
    }

    /// <summary>Parts are to leave again, but for those that left after a time or not at all.</summary>
    public void Lose(ReadOnlySpan<PartRange> gaps, long sentBefore)
    {
        // Ranges may overlap without end: each part is looked at once.
        Span<int> ends = stackalloc int[MaxParts];
        ends.Clear();
        foreach (var gap in gaps)
        {
            ends[gap.First] = Math.Max(ends[gap.First], gap.Last + 1);
        }

        for (var (part, end) = (0, 0); part < Parts; part++)
        {
            end = Math.Max(end, ends[part]);
            if (part < end)
            {
                Lose(part, sentBefore);
            }
        }
    }

    /// <summary>Takes a client off; it must be there.</summary>
    public Cb1Receiver Release(in Cb1Address address)
    {
        for (var index = 0; index < Receivers.Count; index++)
        {
            if (Receivers[index].Address == address)
            {
                var receiver = Receivers[index];
                Receivers.RemoveAt(index);
                return receiver;
            }
        }

        return default;
    }

    /// <summary>Those who wait for it learn that it has left.</summary>
    public void Complete()
    {
        foreach (var receiver in Receivers)
        {
            receiver.Sent?.TrySetResult();
        }
    }
}
