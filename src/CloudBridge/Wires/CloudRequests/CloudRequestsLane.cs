using System.Buffers;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Wires.CloudRequests.Parts;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>
/// The answers of Cloud Requests on the downlink of one project. They take turns part by part, so that a long one never
/// blocks a short one, and are remembered for parts that get lost.
/// </summary>
internal sealed class CloudRequestsLane : IDownlinkLane
{
    private readonly TimeProvider _time;
    private readonly BridgeMetrics _metrics;
    private readonly DownlinkVariables _variables;
    private readonly AnswerQueue _answers;
    private readonly AnswerMemory _memory;
    private readonly Queue<OutgoingPart> _putBack = new();
    private readonly LostParts _resends = new();
    private readonly LastParts _lastParts;
    private readonly PartWriter _parts;
    private readonly PartSequencer _sequencer;

    public CloudRequestsLane(DownlinkSetting setting)
    {
        (_time, _metrics, _variables) = (setting.Time, setting.Metrics, setting.Variables);
        var options = setting.Options;
        var lane = new AnswerLane(setting.Turns);
        setting.Turns.Share(lane);
        _answers = new AnswerQueue(options.QueuedAnswers, lane, _time);
        _memory = new AnswerMemory(options.RememberedAnswers, setting.KeptDigits);
        _lastParts = new LastParts(options.LastPartWait, options.QueuedAnswers, _time);
        _parts = new PartWriter(_variables, options.RepeatsWhenIdle, _time);
        _sequencer = new PartSequencer(_answers, _lastParts, setting.Turns, _resends, _parts, _metrics);
    }

    /// <inheritdoc />
    public int Count => _answers.Count + _lastParts.Count;

    /// <inheritdoc />
    public bool IsReady => _answers.Count > 0;

    /// <inheritdoc />
    public bool IsEmpty => Count + _putBack.Count + _resends.Count + _parts.InFlight.Count == 0;

    /// <inheritdoc />
    public double NextTurn => _answers.NextTurn;

    /// <inheritdoc />
    public bool HasShort => _answers.IsShortNext;

    /// <inheritdoc />
    public long? Due => _lastParts.Due is { } last && !(_parts.Due < last) ? last : _parts.Due;

    /// <summary>True when an answer to that very request waits or is being sent.</summary>
    public bool IsLeaving(RequestId id, ulong key) => _memory.TryGet(id, out var answer) && answer.Key == key && answer.IsQueued;

    /// <summary>Adds an answer; returns the one dropped for it when too many wait.</summary>
    public OutgoingAnswer? Add(OutgoingAnswer answer)
    {
        var dropped = _answers.IsFull ? _answers.DropOldestNotBegun() : null;
        answer.IsQueued = true;
        _answers.Enqueue(answer);
        _memory.Add(answer);
        return dropped;
    }

    /// <summary>Adds an answer; false when too many wait.</summary>
    public bool TryAdd(OutgoingAnswer answer) => !_answers.IsFull && Add(answer) is null;

    /// <summary>
    /// Sends a remembered answer once more from the start, if it answered the same request and is not being sent.
    /// </summary>
    public bool Replay(RequestId id, ulong key)
    {
        if (!_memory.TryGet(id, out var answer) || answer.Key != key || (answer.IsQueued && !_lastParts.Remove(answer)))
        {
            return false;
        }

        answer.Restart();
        _answers.Enqueue(answer);
        return true;
    }

    /// <summary>
    /// Sends lost parts again: both <paramref name="part"/> and the one after it, as clients differ in what
    /// they mean. Parts that are not sent yet or just now are left alone. False when no answer with that id is remembered.
    /// </summary>
    public bool Resend(RequestId id, int part)
    {
        if (!_memory.TryGet(id, out var answer))
        {
            return false;
        }

        _sequencer.Wish(answer, part, _time.GetTimestamp());
        return true;
    }

    /// <inheritdoc />
    public void Begin(long now) => _sequencer.RetransmitDue(now);

    /// <inheritdoc />
    public int? TryWrite(ArrayBufferWriter<byte> output, Urgency urgency, long now) => urgency switch
    {
        Urgency.Unconfirmed => _putBack.TryDequeue(out var part) ? _parts.Write(output, part, now) : null,
        Urgency.AskedAgain => _resends.TryDequeue(out var part) ? _parts.Write(output, part, now) : null,
        Urgency.Turn => _answers.TryDequeue(out var answer) ? _sequencer.Write(output, answer, now) : null,
        _ => TryRepeat(output, now),
    };

    /// <inheritdoc />
    public void Overwritten(int variable, long now) => _parts.Overwritten(variable, now);

    /// <inheritdoc />
    public void Confirm()
    {
        foreach (var (answer, part) in _parts.InFlight)
        {
            if (part == answer.Count)
            {
                answer.Sent?.TrySetResult();
            }
        }

        _parts.InFlight.Clear();
    }

    /// <inheritdoc />
    public void PutBack()
    {
        _parts.InFlight.AddRange(_putBack);
        _putBack.Clear();
        foreach (var part in _parts.InFlight)
        {
            _putBack.Enqueue(part);
        }

        _parts.InFlight.Clear();
    }

    /// <summary>
    /// A new connection begins. A project cannot tell when parts just before the last one are missing, so every answer
    /// whose last part is still to go starts over, and wishes for parts are left to be made again.
    /// </summary>
    public void Restart()
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

    private int? TryRepeat(ArrayBufferWriter<byte> output, long now)
    {
        if (!_variables.CanWrite(now) || _parts.TryWriteAgain(output, now) is not { } variable)
        {
            return null;
        }

        _metrics.PartsRepeated();
        return variable;
    }
}
