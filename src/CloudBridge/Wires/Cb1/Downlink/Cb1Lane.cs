using System.Buffers;
using CloudBridge.Downlink;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The answers, control messages and topics of CB1 on the downlink of one project.</summary>
internal sealed class Cb1Lane : IDownlinkLane
{
    /// <summary>Longer values would gain nothing: others wait for them, and projects read them in one frame.</summary>
    private const int LongestValue = 2000;

    /// <summary>Clients look at nine at most.</summary>
    private const int MostVariables = 9;

    /// <summary>A minute of short answers.</summary>
    private const int Remembered = 8192;

    private readonly TimeProvider _time;
    private readonly Cb1Lanes _lanes;
    private readonly Cb1ControlMessages _messages;
    private readonly DownlinkVariables _variables;
    private readonly ReadLimits _most;
    private readonly Cb1Epoch _epoch;
    private Cb1Composer _composer;
    private bool _hasWritten;

    public Cb1Lane(DownlinkSetting setting)
    {
        (_time, _variables) = (setting.Time, setting.Variables);
        _most = new ReadLimits(Math.Min(setting.ValueLength, LongestValue), Math.Min(_variables.Count, MostVariables));
        _lanes = new Cb1Lanes(setting.Turns, _most.MaxLength);
        _messages = new Cb1ControlMessages(setting.Turns, _most.MaxLength);
        setting.Turns.Share(_messages);
        Answers = new Cb1Answers(_lanes, new Cb1Memory(Remembered, setting.KeptDigits, _time), setting.Options.QueuedAnswers, _time, setting.Metrics);
        Topics = new Cb1TopicOutbox(_lanes, _time);
        _epoch = new Cb1Epoch(_time);
        _composer = NewComposer();
    }

    /// <summary>00 to 99; stands in every packed value.</summary>
    public int Epoch => _epoch.Number;

    /// <summary>The answers, those that wait and those that are remembered.</summary>
    public Cb1Answers Answers { get; }

    /// <summary>The latest version of each topic.</summary>
    public Cb1TopicOutbox Topics { get; }

    /// <inheritdoc />
    public int Count => _lanes.Waiting + _messages.Count;

    /// <inheritdoc />
    public bool IsReady => Count > 0;

    /// <inheritdoc />
    public bool IsEmpty => Count == 0 && _composer.InFlight.IsEmpty;

    /// <inheritdoc />
    public double NextTurn => Math.Min(_messages.NextTurn, _lanes.NextTurn);

    /// <inheritdoc />
    public bool HasShort => _lanes.Short.Count + _messages.Count > 0;

    /// <inheritdoc />
    public long? Due => Count > 0 ? _variables.NextFree(_time.GetTimestamp()) ?? Topics.Due : Topics.Due;

    /// <summary>A client reads so much, of what the cloud carries; answers that were made for more are dropped.</summary>
    public void Fit(Cb1Asker asker, in ReadLimits limits)
    {
        var before = asker.Limits;
        asker.Limits = limits.And(_most);
        if (!asker.Limits.Cover(before))
        {
            Answers.Drop(asker);
        }
    }

    /// <summary>Gives a topic a value for clients that read so much, of what the cloud carries.</summary>
    public void Publish(int topic, Cb1Form form, ReadOnlyMemory<byte> digits, in ReadLimits limits) =>
        Topics.Publish(topic, form, digits, limits.And(_most));

    /// <summary>Sends parts of the latest version of a topic again; nothing happens when it is another one.</summary>
    public void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps)
    {
        if (Topics.Find(topic, version) is { } delivery)
        {
            Answers.Resend(delivery, gaps);
        }
    }

    /// <summary>Queues a control message.</summary>
    public void Enqueue(Cb1ControlMessage message) => _messages.Add(message);

    /// <summary>The client is gone: everything for it is dropped.</summary>
    public void Leave(Cb1Asker asker)
    {
        Answers.Drop(asker);
        _messages.Drop(asker);
        _lanes.Forget(asker);
    }

    /// <summary>A value stands in a response variable before anything was sent: its epoch is not to be ours.</summary>
    public void NoteStanding(ReadOnlySpan<byte> value)
    {
        if (!_hasWritten && _epoch.Avoid(value))
        {
            _composer = NewComposer();
        }
    }

    /// <inheritdoc />
    public void Begin(long now)
    {
    }

    /// <summary>
    /// Writes one value. What was put back, or is asked for again, waits among the answers; when nothing else is to be
    /// sent, topics say their latest once more.
    /// </summary>
    public int? TryWrite(ArrayBufferWriter<byte> output, Urgency urgency, long now)
    {
        if (urgency is Urgency.Unconfirmed or Urgency.AskedAgain)
        {
            return null;
        }

        if (urgency == Urgency.Idle)
        {
            Topics.Repeat(now);
        }

        return _variables.FewestFree(now) is { } fewest ? TryWrite(output, fewest, now) : null;
    }

    /// <inheritdoc />
    public void Overwritten(int variable, long now)
    {
    }

    /// <inheritdoc />
    public void Confirm() => _composer.InFlight.Confirm();

    /// <inheritdoc />
    public void PutBack() => _composer.InFlight.PutBack();

    /// <inheritdoc />
    public void Restart()
    {
    }

    private int? TryWrite(ArrayBufferWriter<byte> output, int fewest, long now)
    {
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

    private Cb1Composer NewComposer() => new(_lanes, _messages, new Cb1Handles(Epoch), Epoch, _most, (int)Cb1WireLimits.Silence.TotalSeconds);
}
