using System.Buffers;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Responses;

/// <summary>
/// Stage 10: the scarce downlink of one project. What a broken connection left in doubt goes first; then parts
/// asked for again, plain variables and answers in turn; answers take turns part by part, so that a long one
/// never blocks a short one. Safe for threads.
/// </summary>
internal sealed class ResponseOutbox(SetFrame[] responseFrames, int maxQueued, int maxRemembered)
{
    private const int MaxResends = 256;

    private readonly Lock _gate = new();
    private readonly Queue<Answer> _answers = new();
    private readonly Queue<OutgoingPart> _putBack = new();
    private readonly Queue<OutgoingPart> _resends = new();
    private readonly Queue<PlainSet> _plain = new();
    private readonly List<OutgoingPart> _inDoubt = [];
    private readonly List<PlainSet> _plainInDoubt = [];
    private readonly AnswerMemory _memory = new(maxRemembered);
    private int _nextFrame;
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
                return _answers.Count;
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
                return _answers.Count + _putBack.Count + _resends.Count + _plain.Count + _inDoubt.Count + _plainInDoubt.Count == 0;
            }
        }
    }

    /// <summary>Adds an answer; returns the one dropped for it when too many wait.</summary>
    public Answer? Add(Answer answer)
    {
        Answer? dropped = null;
        lock (_gate)
        {
            if (_answers.Count >= maxQueued)
            {
                dropped = DropOldestNotBegun();
            }

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
            if (FindWaiting(set) is { } waiting)
            {
                waiting.Value = set.Value;
                waiting.SentBy.AddRange(set.SentBy);
                return true;
            }

            if (_plain.Count >= maxQueued)
            {
                return false;
            }

            _plain.Enqueue(set);
        }

        Ready.Set();
        return true;
    }

    /// <summary>Sends a remembered answer once more from the start, if it answered the same request and is not being sent.</summary>
    public bool Replay(RequestId id, ulong key)
    {
        lock (_gate)
        {
            if (!_memory.TryGet(id, out var answer) || answer.Key != key || answer.IsQueued)
            {
                return false;
            }

            answer.NextPart = 1;
            answer.IsQueued = true;
            _answers.Enqueue(answer);
        }

        Ready.Set();
        return true;
    }

    /// <summary>
    /// Sends lost parts again: both <paramref name="part"/> and the one after it, as clients differ in what
    /// they mean. Parts not sent yet are left alone. False when no answer with that id is remembered.
    /// </summary>
    public bool Resend(RequestId id, int part)
    {
        lock (_gate)
        {
            if (!_memory.TryGet(id, out var answer))
            {
                return false;
            }

            var sent = answer.IsQueued ? answer.NextPart - 1 : answer.Packets.Count;
            for (var number = Math.Max(part, 1); number <= Math.Min(part + 1, sent); number++)
            {
                var again = new OutgoingPart(answer, number);
                if (_resends.Count < MaxResends && !_resends.Contains(again))
                {
                    _resends.Enqueue(again);
                }
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
            var frames = 0;
            while (frames < maxFrames && output.WrittenCount < maxBytes && TakeOne(output))
            {
                frames++;
            }

            return frames;
        }
    }

    /// <summary>The frames taken last have been handed to the socket.</summary>
    public void Confirm()
    {
        lock (_gate)
        {
            foreach (var (answer, part) in _inDoubt)
            {
                if (part == answer.Packets.Count)
                {
                    answer.Sent?.TrySetResult();
                }
            }

            foreach (var set in _plainInDoubt)
            {
                set.Confirm();
            }

            _inDoubt.Clear();
            _plainInDoubt.Clear();
        }
    }

    /// <summary>The frames taken last may not have arrived: they are sent again first.</summary>
    public void PutBack()
    {
        lock (_gate)
        {
            _inDoubt.AddRange(_putBack);
            _putBack.Clear();
            foreach (var part in _inDoubt)
            {
                _putBack.Enqueue(part);
            }

            for (var i = _plainInDoubt.Count - 1; i >= 0; i--)
            {
                PutPlainBack(_plainInDoubt[i]);
            }

            _inDoubt.Clear();
            _plainInDoubt.Clear();
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
            foreach (var answer in _putBack.Select(part => part.Answer).Where(answer => !answer.IsQueued).Distinct())
            {
                answer.IsQueued = true;
                _answers.Enqueue(answer);
            }

            _putBack.Clear();
            _resends.Clear();
            foreach (var answer in _answers)
            {
                answer.NextPart = 1;
            }
        }

        Ready.Set();
    }

    /// <summary>A newer value of the variable stands for the one in doubt, and for those who wait for it.</summary>
    private void PutPlainBack(PlainSet set)
    {
        if (FindWaiting(set) is { } newer)
        {
            newer.SentBy.AddRange(set.SentBy);
            return;
        }

        _plain.Enqueue(set);
    }

    private PlainSet? FindWaiting(PlainSet set)
    {
        foreach (var waiting in _plain)
        {
            if (waiting.Frame == set.Frame)
            {
                return waiting;
            }
        }

        return null;
    }

    private bool TakeOne(ArrayBufferWriter<byte> output)
    {
        if (_putBack.TryDequeue(out var part))
        {
            Write(output, part);
            return true;
        }

        _wasResend = !_wasResend || _answers.Count + _plain.Count == 0;
        if (_wasResend && _resends.TryDequeue(out part))
        {
            Write(output, part);
            return true;
        }

        _answersTurn = !_answersTurn || _plain.Count == 0;
        if (_answersTurn && _answers.TryDequeue(out var answer))
        {
            WriteNext(output, answer);
            return true;
        }

        if (_plain.TryDequeue(out var set))
        {
            set.Frame.Write(output, set.Value);
            _plainInDoubt.Add(set);
            return true;
        }

        return false;
    }

    private void WriteNext(ArrayBufferWriter<byte> output, Answer answer)
    {
        Write(output, new OutgoingPart(answer, answer.NextPart++));
        answer.IsQueued = answer.NextPart <= answer.Packets.Count;
        if (answer.IsQueued)
        {
            _answers.Enqueue(answer);
        }
    }

    private void Write(ArrayBufferWriter<byte> output, OutgoingPart part)
    {
        responseFrames[_nextFrame].Write(output, part.Answer.Packets, part.Number);
        _nextFrame = (_nextFrame + 1) % responseFrames.Length;
        _inDoubt.Add(part);
    }

    private Answer? DropOldestNotBegun()
    {
        Answer? dropped = null;
        for (var left = _answers.Count; left > 0; left--)
        {
            var answer = _answers.Dequeue();
            if (dropped is null && answer.NextPart == 1)
            {
                dropped = answer;
                answer.IsQueued = false;
                answer.Sent?.TrySetException(new InvalidOperationException("Too many answers wait for the cloud; this message was dropped."));
                continue;
            }

            _answers.Enqueue(answer);
        }

        return dropped;
    }
}
