using System.Diagnostics.CodeAnalysis;
using CloudBridge.Responses.Scheduling;

namespace CloudBridge.Responses;

/// <summary>Answers of Cloud Requests that take turns by values; nobody knows who asks, so each has a share of its own. Guarded by the outbox that holds it.</summary>
/// <param name="capacity">Answers that should wait at most.</param>
/// <param name="valueLength">What a part costs, as nothing else fits into its value.</param>
/// <param name="virtualTime">The order of turns, shared with the other format.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerQueue(int capacity, int valueLength, VirtualTime virtualTime, TimeProvider time)
{
    /// <summary>Sprites give up after ten seconds; some wait longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FairLane<Answer> _lane = new(virtualTime, answer => answer.Count - answer.NextStep);
    private readonly LinkedList<Answer> _waiting = [];

    public int Count => _waiting.Count;

    public bool IsFull => _waiting.Count >= capacity;

    /// <summary>When the next turn starts; infinite when nothing waits.</summary>
    public double NextStart => _lane.NextStart;

    public void Enqueue(Answer answer)
    {
        answer.WaitsSince = answer.WaitsSince == 0 ? time.GetTimestamp() : answer.WaitsSince;
        _waiting.AddLast(answer.Place);
        _lane.Add(answer.Turn, answer);
    }

    /// <summary>The answer whose turn it is. One that nobody can be waiting for any more goes, but is still remembered for a repeat.</summary>
    public bool TryDequeue([MaybeNullWhen(false)] out Answer answer)
    {
        while ((answer = _lane.Peek()) is not null)
        {
            var isOverdue = answer is { NextStep: 0, IsMessage: false } && time.GetElapsedTime(answer.WaitsSince) > Patience;
            _lane.Serve(answer.Turn, answer, isOverdue ? 0 : valueLength, answer.Priority, isThrough: true);
            _waiting.Remove(answer.Place);
            if (!isOverdue)
            {
                return true;
            }

            Drop(answer, "Nobody waits for this answer any more.");
        }

        return false;
    }

    /// <summary>Makes all leave from the start, on a new connection.</summary>
    public void Restart()
    {
        foreach (var answer in _waiting)
        {
            answer.Restart();
            answer.WaitsSince = time.GetTimestamp();
        }
    }

    /// <summary>Makes room; null when all have begun.</summary>
    public Answer? DropOldestNotBegun()
    {
        for (var node = _waiting.First; node is not null; node = node.Next)
        {
            if (node.Value.NextStep == 0)
            {
                _waiting.Remove(node);
                _lane.Remove(node.Value.Turn, node.Value);
                Drop(node.Value, "Too many answers wait for the cloud; this message was dropped.");
                return node.Value;
            }
        }

        return null;
    }

    private static void Drop(Answer answer, string reason)
    {
        answer.IsQueued = false;
        answer.WaitsSince = 0;
        answer.Sent?.TrySetException(new CloudQueueFullException(reason));
    }
}
