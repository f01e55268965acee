using System.Buffers;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Downlink.Scheduling;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>What CB1 has on the downlink of one project. The room calls the methods of the interface, the outbox the others while it holds the gate.</summary>
internal sealed class Cb1Downlink : ICb1Downlink
{
    /// <summary>Longer values would gain nothing: others wait for them, and projects read them in one frame.</summary>
    private const int LongestValue = 2000;

    /// <summary>Clients look at nine at most.</summary>
    private const int MostVariables = 9;

    /// <summary>A minute of short answers.</summary>
    private const int Remembered = 8192;

    private readonly Lock _gate;
    private readonly AsyncSignal _ready;
    private readonly TimeProvider _time;
    private readonly Cb1Lanes _lanes;
    private readonly Cb1Notices _notices;
    private readonly Cb1Answers _answers;
    private readonly Cb1TopicNews _topics;
    private readonly DownlinkVariables _variables;
    private readonly ReadLimits _most;
    private readonly Cb1Epoch _epoch;
    private Cb1Composer _composer;
    private bool _hasWritten;

    /// <summary>Makes an empty one.</summary>
    /// <param name="variables">The response variables.</param>
    /// <param name="valueLength">The longest value the cloud takes.</param>
    /// <param name="capacity">Answers that may wait.</param>
    /// <param name="keptDigits">Digits of answers that are kept.</param>
    /// <param name="virtualTime">The order of turns, shared with the other format.</param>
    /// <param name="gate">The lock of the outbox.</param>
    /// <param name="ready">Set when there is something to send.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Where dropped answers are counted.</param>
    public Cb1Downlink(
        DownlinkVariables variables,
        int valueLength,
        int capacity,
        int keptDigits,
        VirtualTime virtualTime,
        Lock gate,
        AsyncSignal ready,
        TimeProvider time,
        BridgeMetrics metrics)
    {
        _gate = gate;
        _ready = ready;
        _time = time;
        _most = new ReadLimits(Math.Min(valueLength, LongestValue), Math.Min(variables.Count, MostVariables));
        _lanes = new Cb1Lanes(virtualTime, _most.MaxLength);
        _notices = new Cb1Notices(virtualTime, _most.MaxLength);
        virtualTime.Share(_notices);
        _answers = new Cb1Answers(_lanes, new Cb1Memory(Remembered, keptDigits, time), capacity, time, metrics);
        _topics = new Cb1TopicNews(_lanes, time);
        _variables = variables;
        _epoch = new Cb1Epoch(time);
        _composer = NewComposer();
    }

    /// <inheritdoc />
    public int Epoch => _epoch.Number;

    /// <summary>Answers and words that wait.</summary>
    public int Count => _lanes.Waiting + _notices.Count;

    /// <summary>True when nothing waits or is in doubt.</summary>
    public bool IsEmpty => Count == 0 && _composer.Doubts.IsEmpty;

    /// <summary>True when an answer or a word waits that takes one value.</summary>
    public bool HasShort => _lanes.Short.Count + _notices.Count > 0;

    /// <summary>When the next turn would be over.</summary>
    public double NextTurn => Math.Min(_notices.NextTurn, _lanes.NextTurn);

    /// <summary>When something could leave that cannot now; null when nothing waits.</summary>
    public long? Due => Count > 0 ? _variables.NextFree(_time.GetTimestamp()) ?? _topics.Due : _topics.Due;

    /// <inheritdoc />
    public void Fit(Cb1Asker asker, ReadLimits limits)
    {
        lock (_gate)
        {
            var before = asker.Limits;
            asker.Limits = limits.And(_most);
            if (!asker.Limits.Cover(before))
            {
                _answers.Drop(asker);
            }
        }
    }

    /// <inheritdoc />
    public void Add(Cb1Answer answer)
    {
        lock (_gate)
        {
            _answers.Add(answer);
        }

        _ready.Set();
    }

    /// <inheritdoc />
    public void Welcome(Cb1Asker asker) => Say(new Cb1Notice(asker, 0));

    /// <inheritdoc />
    public void Working(Cb1Address address) => Say(new Cb1Notice(address.Asker, address.Request));

    /// <inheritdoc />
    public void Want(Cb1Address address, IReadOnlyList<int> parts) => Say(new Cb1Notice(address.Asker, address.Request, [.. parts]));

    /// <inheritdoc />
    public bool Replay(Cb1Address address, ulong key)
    {
        bool isKnown;
        lock (_gate)
        {
            isKnown = _answers.Replay(address, key);
        }

        _ready.Set();
        return isKnown;
    }

    /// <inheritdoc />
    public bool Resend(Cb1Address address, ReadOnlySpan<PartRange> gaps)
    {
        bool isKnown;
        lock (_gate)
        {
            isKnown = _answers.Resend(address, gaps);
        }

        _ready.Set();
        return isKnown;
    }

    /// <inheritdoc />
    public void Forget(Cb1Address address)
    {
        lock (_gate)
        {
            _answers.Forget(address);
        }
    }

    /// <inheritdoc />
    public void Leave(Cb1Asker asker)
    {
        lock (_gate)
        {
            _answers.Drop(asker);
            _notices.Drop(asker);
            _lanes.Forget(asker);
        }
    }

    /// <inheritdoc />
    public void Publish(int topic, Cb1Form form, ReadOnlyMemory<byte> digits, ReadLimits limits)
    {
        lock (_gate)
        {
            _topics.Publish(topic, form, digits, limits.And(_most));
        }

        _ready.Set();
    }

    /// <inheritdoc />
    public void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps)
    {
        lock (_gate)
        {
            if (_topics.Find(topic, version) is { } delivery)
            {
                _answers.Resend(delivery, gaps);
            }
        }

        _ready.Set();
    }

    /// <inheritdoc />
    public long VersionsLeft(int topic)
    {
        lock (_gate)
        {
            return _topics.Left(topic);
        }
    }

    /// <inheritdoc />
    public void SayAnew(int topic)
    {
        lock (_gate)
        {
            _topics.SayAnew(topic);
        }

        _ready.Set();
    }

    /// <inheritdoc />
    public void ForgetTopic(int topic)
    {
        lock (_gate)
        {
            _topics.Forget(topic);
        }
    }

    /// <summary>A value stands in a response variable before anything was sent: its epoch is not to be ours.</summary>
    public void NoteStanding(ReadOnlySpan<byte> value)
    {
        lock (_gate)
        {
            if (!_hasWritten && _epoch.Avoid(value))
            {
                _composer = NewComposer();
            }
        }
    }

    /// <summary>Writes one value and says into which variable; null when there is none to write now.</summary>
    public int? TryWrite(ArrayBufferWriter<byte> output, long now)
    {
        if (_variables.FewestFree(now) is not { } fewest)
        {
            return null;
        }

        var value = _composer.Compose(now, fewest);
        if (value.IsEmpty)
        {
            return null;
        }

        _hasWritten = true;
        var (index, frame) = _variables.NextForCb1(_composer.Limits.Variables, now);
        frame.Write(output, value);
        return index;
    }

    /// <summary>Nothing else is to be sent: topics may say their latest once more.</summary>
    public void BeIdle(long now) => _topics.Repeat(now);

    /// <summary>What was written has been handed to the socket.</summary>
    public void Confirm() => _composer.Doubts.Confirm();

    /// <summary>What was written may not have arrived.</summary>
    public void PutBack() => _composer.Doubts.PutBack();

    private Cb1Composer NewComposer() => new(_lanes, _notices, new Cb1Handles(Epoch), Epoch, _most, (int)Cb1Limits.Silence.TotalSeconds);

    private void Say(Cb1Notice notice)
    {
        lock (_gate)
        {
            _notices.Add(notice);
        }

        _ready.Set();
    }
}
