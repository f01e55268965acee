using System.Buffers;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Downlink.Scheduling;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.Cb1.Downlink;
using CloudBridge.Wires.CloudRequests;
using CloudBridge.Wires.CloudRequests.Parts;

namespace CloudBridge.Wires;

/// <summary>
/// Stage 10: the scarce downlink of one project. What a broken connection left in doubt goes first; then parts
/// asked for again, plain variables and answers in turn; answers take turns part by part, so that a long one
/// never blocks a short one. When nothing waits, what may have been missed gets a second look. Safe for threads.
/// </summary>
internal sealed class ResponseOutbox
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly BridgeMetrics _metrics;
    private readonly AnswerQueue _answers;
    private readonly Queue<OutgoingPart> _putBack = new();
    private readonly LostParts _resends = new();
    private readonly PlainSets _plain;
    private readonly AnswerMemory _memory;
    private readonly LastParts _lastParts;
    private readonly PartWriter _parts;
    private readonly AnswerSteps _steps;
    private readonly FormatTurns _formats = new();
    private readonly DownlinkVariables _variables;
    private readonly Cb1Downlink _cb1;
    private readonly OutboxAlarm _alarm;
    private long _now;
    private bool _wasResend;
    private bool _answersTurn;

    /// <summary>Makes an empty outbox.</summary>
    /// <param name="responseFrames">The response variables.</param>
    /// <param name="options">Bounds and waits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Where repeats are counted.</param>
    /// <param name="valueLength">The longest value the cloud takes; that of Scratch is the shortest.</param>
    /// <param name="keptDigits">Digits of answers kept in either format for those who lost a part.</param>
    public ResponseOutbox(SetFrame[] responseFrames, RequestOptions options, TimeProvider time, BridgeMetrics metrics, int valueLength = 256, int keptDigits = 8 * 1024 * 1024)
    {
        _time = time;
        _metrics = metrics;
        var virtualTime = new VirtualTime();
        var lane = new AnswerLane(virtualTime);
        virtualTime.Share(lane);
        _answers = new AnswerQueue(options.QueuedAnswers, lane, time);
        _plain = new PlainSets(options.QueuedAnswers);
        _memory = new AnswerMemory(options.RememberedAnswers, keptDigits);
        _lastParts = new LastParts(options.LastPartWait, options.QueuedAnswers, time);
        _variables = new DownlinkVariables(responseFrames, time);
        _parts = new PartWriter(_variables, options.RepeatsWhenIdle, time);
        _steps = new AnswerSteps(_answers, _lastParts, virtualTime, _resends, _parts, metrics);
        _cb1 = new Cb1Downlink(_variables, valueLength, options.QueuedAnswers, keptDigits, virtualTime, _gate, Ready, time, metrics);
        _alarm = new OutboxAlarm(Ready, time);
    }

    /// <summary>Signals the sender that there is something to send.</summary>
    public AsyncSignal Ready { get; } = new();

    /// <summary>The answers in CB1, which share the downlink with the others.</summary>
    public ICb1Downlink Cb1 => _cb1;

    /// <summary>Answers that wait or are being sent.</summary>
    public int Queued => Guarded(() => _answers.Count + _lastParts.Count + _cb1.Count);

    /// <summary>True when nothing waits, is in doubt or is to be sent again.</summary>
    public bool IsEmpty => Guarded(() => _answers.Count + _lastParts.Count + _putBack.Count + _resends.Count + _parts.InDoubt.Count == 0 && _plain.IsEmpty && _cb1.IsEmpty);

    /// <summary>True when an answer to that very request waits or is being sent.</summary>
    public bool IsLeaving(RequestId id, ulong key) =>
        Guarded(() => _memory.TryGet(id, out var answer) && answer.Key == key && answer.IsQueued);

    /// <summary>Adds an answer; returns the one dropped for it when too many wait.</summary>
    public OutgoingAnswer? Add(OutgoingAnswer answer)
    {
        OutgoingAnswer? dropped;
        lock (_gate)
        {
            dropped = _answers.IsFull ? _answers.DropOldestNotBegun() : null;
            answer.IsQueued = true;
            _answers.Enqueue(answer);
            _memory.Add(answer);
        }

        Ready.Set();
        return dropped;
    }

    /// <summary>Adds an answer; false when too many wait.</summary>
    public bool TryAdd(OutgoingAnswer answer)
    {
        lock (_gate)
        {
            return !_answers.IsFull && Add(answer) is null;
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

    /// <summary>Sends a remembered answer once more from the start, if it answered the same request and is not being sent.</summary>
    public bool Replay(RequestId id, ulong key)
    {
        lock (_gate)
        {
            if (!_memory.TryGet(id, out var answer) || answer.Key != key || (answer.IsQueued && !_lastParts.Remove(answer)))
            {
                return false;
            }

            answer.Restart();
            _answers.Enqueue(answer);
        }

        Ready.Set();
        return true;
    }

    /// <summary>
    /// Sends lost parts again: both <paramref name="part"/> and the one after it, as clients differ in what
    /// they mean. Parts that are not sent yet or just now are left alone. False when no answer with that id is remembered.
    /// </summary>
    public bool Resend(RequestId id, int part)
    {
        lock (_gate)
        {
            if (!_memory.TryGet(id, out var answer))
            {
                return false;
            }

            _steps.Wish(answer, part, _time.GetTimestamp());
        }

        Ready.Set();
        return true;
    }

    /// <summary>A value stands in a response variable before anything was sent.</summary>
    public void NoteStanding(ReadOnlySpan<byte> value) => _cb1.NoteStanding(value);

    /// <summary>Writes up to <paramref name="maxFrames"/> frames; they are in doubt until <see cref="Confirm"/> or <see cref="PutBack"/>.</summary>
    /// <returns>Frames written.</returns>
    public int Take(ArrayBufferWriter<byte> output, int maxFrames, int maxBytes)
    {
        lock (_gate)
        {
            _now = _time.GetTimestamp();
            _steps.EndSilence(_now);
            var frames = 0;
            while (frames < maxFrames && output.WrittenCount < maxBytes && TakeOne(output))
            {
                frames++;
            }

            if (frames > 0)
            {
                return frames;
            }

            if (CanWrite && _parts.TryWriteAgain(output, _now))
            {
                _metrics.PartsRepeated();
                return 1;
            }

            _cb1.BeIdle(_now);
            if (TakeCb1(output))
            {
                return 1;
            }

            SetAlarm();
            return 0;
        }
    }

    /// <summary>The frames taken last have been handed to the socket.</summary>
    public void Confirm()
    {
        lock (_gate)
        {
            foreach (var (answer, part) in _parts.InDoubt)
            {
                if (part == answer.Count)
                {
                    answer.Sent?.TrySetResult();
                }
            }

            _parts.InDoubt.Clear();
            _plain.Confirm();
            _cb1.Confirm();
        }
    }

    /// <summary>The frames taken last may not have arrived: they are sent again first.</summary>
    public void PutBack()
    {
        lock (_gate)
        {
            _parts.InDoubt.AddRange(_putBack);
            _putBack.Clear();
            foreach (var part in _parts.InDoubt)
            {
                _putBack.Enqueue(part);
            }

            _parts.InDoubt.Clear();
            _plain.PutBack();
            _cb1.PutBack();
        }

        Ready.Set();
    }

    /// <summary>
    /// A new connection begins: what the last one took of an answer may be lost although it was handed over.
    /// A project cannot tell when parts just before the last one are missing, so every answer whose last part
    /// is still to go starts over, and wishes for parts are left to be made again.
    /// </summary>
    public void StartOver()
    {
        lock (_gate)
        {
            foreach (var answer in _putBack.Select(part => part.Answer).Where(answer => !answer.IsQueued).Distinct().Concat(_lastParts.TakeAll()))
            {
                _answers.Enqueue(answer);
            }

            _putBack.Clear();
            _resends.Clear();
            _answers.Restart();
            _parts.Forget();
        }

        Ready.Set();
    }

    private T Guarded<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    /// <summary>False while every response variable holds a value of CB1 that projects had no time to see.</summary>
    private bool CanWrite => _variables.Due(_variables.Count) <= _now;

    private bool TakeOne(ArrayBufferWriter<byte> output)
    {
        if (!CanWrite)
        {
            return _plain.TryWrite(output);
        }

        if (_putBack.TryDequeue(out var part))
        {
            _parts.Write(output, part, _now);
            return true;
        }

        _wasResend = !_wasResend || _answers.Count + _plain.Count + _cb1.Count == 0;
        if (_wasResend && _resends.TryDequeue(out part))
        {
            _parts.Write(output, part, _now);
            return true;
        }

        _answersTurn = !_answersTurn || _plain.Count == 0;
        return (_answersTurn && TakeAnswer(output)) || _plain.TryWrite(output);
    }

    /// <summary>Whoever's turn it is, in either format; CB1 waits for a variable that was not written just now.</summary>
    private bool TakeAnswer(ArrayBufferWriter<byte> output)
    {
        if (_formats.IsCb1Next(_cb1.NextTurn, _cb1.HasShort, _answers.NextTurn, _answers.IsShortNext) && TakeCb1(output))
        {
            _formats.Note(isCb1: true);
            return true;
        }

        if (_answers.TryDequeue(out var answer))
        {
            _steps.Write(output, answer, _now);
            _formats.Note(isCb1: false);
            return true;
        }

        return false;
    }

    private bool TakeCb1(ArrayBufferWriter<byte> output)
    {
        if (_cb1.TryWrite(output, _now) is not { } variable)
        {
            return false;
        }

        _parts.Overwritten(variable, _now);
        return true;
    }

    /// <summary>Nothing is to be sent now; what falls due later wakes the sender then.</summary>
    private void SetAlarm()
    {
        var due = Math.Min(_cb1.Due ?? long.MaxValue, Math.Min(_lastParts.Due ?? long.MaxValue, _parts.Due ?? long.MaxValue));
        _alarm.Set(CanWrite ? due : Math.Min(due, _variables.Due(_variables.Count)), _now);
    }
}
