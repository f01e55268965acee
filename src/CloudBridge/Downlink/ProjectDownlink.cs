using System.Buffers;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink.Scheduling;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Downlink;

/// <summary>
/// Stage 10: the scarce downlink of one project, which the lanes of its wires share. What a broken connection left in
/// flight goes first; then parts asked for again, plain variables and answers in turn. When nothing waits, what may have
/// been missed is sent again. Safe for threads.
/// </summary>
internal sealed class ProjectDownlink
{
    private readonly Lock _gate = new();
    private readonly LaneTurns _turns = new();
    private readonly DownlinkSetting _setting;
    private readonly DownlinkVariables _variables;
    private readonly PlainSets _plain;
    private readonly DownlinkAlarm _alarm;
    private bool _wasAskedAgain;
    private bool _answersTurn;

    /// <summary>Creates an empty downlink, without lanes.</summary>
    /// <param name="responseFrames">The response variables.</param>
    /// <param name="options">Bounds and waits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Where repeats are counted.</param>
    /// <param name="valueLength">The longest value the cloud takes; that of Scratch is the shortest.</param>
    /// <param name="keptDigits">Digits of answers that each lane keeps for those who lost a part.</param>
    public ProjectDownlink(
        SetFrame[] responseFrames,
        RequestOptions options,
        TimeProvider time,
        BridgeMetrics metrics,
        int valueLength = 256,
        int keptDigits = 8 * 1024 * 1024)
    {
        _variables = new DownlinkVariables(responseFrames, time);
        _setting = new DownlinkSetting(_variables, new VirtualTime(), options, time, metrics, valueLength, keptDigits);
        _plain = new PlainSets(options.QueuedAnswers);
        _alarm = new DownlinkAlarm(Ready, time);
    }

    /// <summary>Signals the sender that there is something to send.</summary>
    public AsyncSignal Ready { get; } = new();

    /// <summary>Answers that wait or are being sent.</summary>
    public int Queued
    {
        get
        {
            lock (_gate)
            {
                return _turns.Lanes.Sum(lane => lane.Count);
            }
        }
    }

    /// <summary>True when nothing waits, is in flight or is to be sent again.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _plain.IsEmpty && _turns.Lanes.TrueForAll(lane => lane.IsEmpty);
            }
        }
    }

    /// <summary>Adds the lane of one more wire.</summary>
    /// <returns>The way to it.</returns>
    public DownlinkAccess<TLane> Open<TLane>(Func<DownlinkSetting, TLane> create)
        where TLane : class, IDownlinkLane
    {
        lock (_gate)
        {
            var lane = create(_setting);
            _turns.Add(lane);
            return new DownlinkAccess<TLane>(lane, _gate, Ready);
        }
    }

    /// <summary>Sends a variable; an unsent value of the same variable is replaced. False when too many wait.</summary>
    public bool Add(PlainSet set)
    {
        lock (_gate)
        {
            if (!_plain.Add(set))
            {
                return false;
            }
        }

        Ready.Set();
        return true;
    }

    /// <summary>
    /// Writes up to <paramref name="maxFrames"/> frames; they are in flight until <see cref="Confirm"/> or
    /// <see cref="PutBack"/>.
    /// </summary>
    /// <returns>Frames written.</returns>
    public int Take(ArrayBufferWriter<byte> output, int maxFrames, int maxBytes)
    {
        lock (_gate)
        {
            var now = _setting.Time.GetTimestamp();
            foreach (var lane in _turns.Lanes)
            {
                lane.Begin(now);
            }

            var frames = 0;
            while (frames < maxFrames && output.WrittenCount < maxBytes && TakeOne(output, now))
            {
                frames++;
            }

            if (frames == 0 && TakeFirst(output, Urgency.Idle, now))
            {
                return 1;
            }

            if (frames == 0)
            {
                SetAlarm(now);
            }

            return frames;
        }
    }

    /// <summary>The frames taken last have been handed to the socket.</summary>
    public void Confirm()
    {
        lock (_gate)
        {
            _plain.Confirm();
            foreach (var lane in _turns.Lanes)
            {
                lane.Confirm();
            }
        }
    }

    /// <summary>The frames taken last may not have arrived: they are sent again first.</summary>
    public void PutBack()
    {
        lock (_gate)
        {
            _plain.PutBack();
            foreach (var lane in _turns.Lanes)
            {
                lane.PutBack();
            }
        }

        Ready.Set();
    }

    /// <summary>A new connection begins: what the last one took may be lost although it was handed over.</summary>
    public void StartOver()
    {
        lock (_gate)
        {
            foreach (var lane in _turns.Lanes)
            {
                lane.Restart();
            }
        }

        Ready.Set();
    }

    private bool TakeOne(ArrayBufferWriter<byte> output, long now)
    {
        if (!_variables.CanWrite(now))
        {
            return _plain.TryWrite(output);
        }

        if (TakeFirst(output, Urgency.Unconfirmed, now))
        {
            return true;
        }

        _wasAskedAgain = !_wasAskedAgain || (_plain.Count == 0 && !_turns.Lanes.Exists(lane => lane.IsReady));
        if (_wasAskedAgain && TakeFirst(output, Urgency.AskedAgain, now))
        {
            return true;
        }

        _answersTurn = !_answersTurn || _plain.Count == 0;
        return (_answersTurn && TakeAnswer(output, now)) || _plain.TryWrite(output);
    }

    /// <summary>Takes a value of a rank from the first lane that has one.</summary>
    private bool TakeFirst(ArrayBufferWriter<byte> output, Urgency urgency, long now)
    {
        foreach (var lane in _turns.Lanes)
        {
            if (lane.TryWrite(output, urgency, now) is { } variable)
            {
                Overwrite(lane, variable, now);
                return true;
            }
        }

        return false;
    }

    private bool TakeAnswer(ArrayBufferWriter<byte> output, long now)
    {
        if (_turns.TryWrite(output, now) is not var (lane, variable))
        {
            return false;
        }

        Overwrite(lane, variable, now);
        return true;
    }

    private void Overwrite(IDownlinkLane writer, int variable, long now)
    {
        foreach (var lane in _turns.Lanes)
        {
            if (!ReferenceEquals(lane, writer))
            {
                lane.Overwritten(variable, now);
            }
        }
    }

    /// <summary>Nothing is to be sent now; what falls due later wakes the sender then.</summary>
    private void SetAlarm(long now)
    {
        var due = _variables.CanWrite(now) ? long.MaxValue : _variables.Due(_variables.Count);
        foreach (var lane in _turns.Lanes)
        {
            due = Math.Min(due, lane.Due ?? long.MaxValue);
        }

        _alarm.Set(due, now);
    }
}
