using System.Buffers;
using CloudBridge.Diagnostics;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Responses;

/// <summary>
/// Stage 10: the scarce downlink of one project. What a broken connection left in doubt goes first; then parts
/// asked for again, plain variables and answers in turn; answers take turns part by part, so that a long one
/// never blocks a short one. When nothing waits, what may have been missed gets a second look. Safe for threads.
/// </summary>
internal sealed class ResponseOutbox(SetFrame[] responseFrames, RequestOptions options, TimeProvider time, BridgeMetrics metrics)
{
    private const int MaxResends = 256;

    private readonly Lock _gate = new();
    private readonly AnswerQueue _answers = new(options.QueuedAnswers);
    private readonly Queue<OutgoingPart> _putBack = new();
    private readonly Queue<OutgoingPart> _resends = new();
    private readonly PlainSets _plain = new(options.QueuedAnswers);
    private readonly AnswerMemory _memory = new(options.RememberedAnswers);
    private readonly LastParts _lastParts = new(options.LastPartWait, options.QueuedAnswers, time);
    private readonly PartWriter _parts = new(responseFrames, options.RepeatsWhenIdle, time);

    /// <summary>What was written less than this ago is still on its way, and not sent again.</summary>
    private readonly long _underway = (long)(options.LastPartWait.TotalSeconds / 2 * time.TimestampFrequency);
    private ITimer? _alarm;
    private long _now;
    private bool _wasResend;
    private bool _answersTurn;

    /// <summary>Signals the sender that there is something to send.</summary>
    public AsyncSignal Ready { get; } = new();

    /// <summary>Answers that wait or are being sent.</summary>
    public int Queued
    {
        get
        {
            lock (_gate)
            {
                return _answers.Count + _lastParts.Count;
            }
        }
    }

    /// <summary>True when no more answers and messages may wait.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _answers.IsFull;
            }
        }
    }

    /// <summary>True when nothing waits, is in doubt or is to be sent again.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _answers.Count + _lastParts.Count + _putBack.Count + _resends.Count + _parts.InDoubt.Count == 0 && _plain.IsEmpty;
            }
        }
    }

    /// <summary>Adds an answer; returns the one dropped for it when too many wait.</summary>
    public Answer? Add(Answer answer)
    {
        Answer? dropped;
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

            var now = time.GetTimestamp();
            if (_lastParts.Hear(answer, part, now))
            {
                _answers.Enqueue(answer);
            }

            for (var number = Math.Max(part, 1); number <= Math.Min(part + 1, answer.Count); number++)
            {
                ResendLost(new OutgoingPart(answer, number), now);
            }
        }

        Ready.Set();
        return true;
    }

    /// <summary>Writes up to <paramref name="maxFrames"/> frames; they are in doubt until <see cref="Confirm"/> or <see cref="PutBack"/>.</summary>
    /// <returns>Frames written.</returns>
    public int Take(ArrayBufferWriter<byte> output, int maxFrames, int maxBytes)
    {
        lock (_gate)
        {
            _now = time.GetTimestamp();
            EndSilence();
            var frames = 0;
            while (frames < maxFrames && output.WrittenCount < maxBytes && TakeOne(output))
            {
                frames++;
            }

            if (frames > 0)
            {
                return frames;
            }

            if (_parts.TryWriteAgain(output, _now))
            {
                metrics.PartsRepeated();
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

    private bool TakeOne(ArrayBufferWriter<byte> output)
    {
        if (_putBack.TryDequeue(out var part))
        {
            _parts.Write(output, part, _now);
            return true;
        }

        _wasResend = !_wasResend || _answers.Count + _plain.Count == 0;
        if (_wasResend && _resends.TryDequeue(out part))
        {
            _parts.Write(output, part, _now);
            return true;
        }

        _answersTurn = !_answersTurn || _plain.Count == 0;
        if (_answersTurn && _answers.TryDequeue(out var answer))
        {
            WriteNext(output, answer);
            return true;
        }

        return _plain.TryWrite(output);
    }

    private void WriteNext(ArrayBufferWriter<byte> output, Answer answer)
    {
        answer.LastPartWaits = answer.NextStep == 0 ? MayWait(answer) : answer.LastPartWaits;
        if (MustAnnounce(answer))
        {
            answer.IsAnnounced = true;
            metrics.PartsRepeated();
            _parts.Write(output, new OutgoingPart(answer, answer.Count - 1), _now);
            _answers.Enqueue(answer);
            return;
        }

        _parts.Write(output, new OutgoingPart(answer, PartOrder.NumberAt(answer.NextStep++, answer.Count)), _now);
        answer.IsQueued = answer.NextStep < answer.Count;
        if (answer.LastPartWaits && answer.NextStep == answer.Count - 1)
        {
            _lastParts.Add(answer, _now);
            return;
        }

        if (answer.IsQueued)
        {
            _answers.Enqueue(answer);
        }
    }

    /// <summary>A message has no asker that could ask for its last part.</summary>
    private bool MayWait(Answer answer) => answer.Count > 1 && !answer.IsMessage && _lastParts.Applies;

    /// <summary>Where the last part does not wait, the highest numbered one leaves again just before it.</summary>
    private bool MustAnnounce(Answer answer) =>
        !answer.LastPartWaits && !answer.IsAnnounced && answer.Count > 1 && answer.NextStep == answer.Count - 1 && !_lastParts.IsOff;

    /// <summary>Sends the highest numbered part again where a project says nothing, and at last the last part.</summary>
    private void EndSilence()
    {
        while (_lastParts.TryTake(_now, out var answer, out var isOver))
        {
            if (isOver)
            {
                _answers.Enqueue(answer);
                continue;
            }

            metrics.PartsRepeated();
            _resends.Enqueue(new OutgoingPart(answer, answer.Count - 1));
        }
    }

    private void ResendLost(OutgoingPart part, long now)
    {
        if (_resends.Count < MaxResends
            && (!part.Answer.IsQueued || PartOrder.HasLeft(part.Number, part.Answer.NextStep, part.Answer.Count))
            && !_parts.IsNewer(part, now - _underway)
            && !_resends.Contains(part))
        {
            _resends.Enqueue(part);
        }
    }

    /// <summary>Nothing is to be sent now; what falls due later wakes the sender then.</summary>
    private void SetAlarm()
    {
        var due = Math.Min(_lastParts.Due ?? long.MaxValue, _parts.Due ?? long.MaxValue);
        if (due == long.MaxValue)
        {
            return;
        }

        _alarm ??= time.CreateTimer(static ready => ((AsyncSignal)ready!).Set(), Ready, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var wait = Math.Ceiling((due - _now) * 1000.0 / time.TimestampFrequency);
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Max(1, wait)), Timeout.InfiniteTimeSpan);
    }
}
