using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>
/// Answers of Cloud Requests that wait, and messages, which take turns among them as if one asker had asked for all.
/// </summary>
/// <param name="capacity">Answers that should wait at most.</param>
/// <param name="lane">Whose turn it is.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerQueue(int capacity, AnswerLane lane, TimeProvider time)
{
    /// <summary>Sprites give up after ten seconds; some wait longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<OutgoingAnswer> _messages = [];
    private OutgoingAnswer? _message;
    private double _messagesStart;

    public int Count => lane.Count + _messages.Count;

    public bool IsFull => Count >= capacity;

    /// <summary>The time at which the next turn would be over; infinite when nothing waits.</summary>
    public double NextTurn
    {
        get
        {
            ChooseMessage();
            return lane.NextTurn;
        }
    }

    /// <summary>True when the answer whose turn comes next has one value.</summary>
    public bool IsShortNext => lane.Peek() is { IsLong: false };

    public void Enqueue(OutgoingAnswer answer)
    {
        answer.WaitsSince = answer.WaitsSince == 0 ? time.GetTimestamp() : answer.WaitsSince;
        if (answer.IsMessage)
        {
            _messages.Add(answer);
            return;
        }

        lane.Add(answer);
    }

    /// <summary>
    /// The answer whose turn it is. One that nobody can be waiting for any more goes, but is still remembered for a repeat.
    /// </summary>
    public bool TryDequeue([MaybeNullWhen(false)] out OutgoingAnswer answer)
    {
        ChooseMessage();
        while ((answer = lane.Peek()) is not null)
        {
            if (answer is { NextStep: 0, IsMessage: false } && time.GetElapsedTime(answer.WaitsSince) > Patience)
            {
                lane.Remove(answer);
                Drop(answer, "Nobody waits for this answer any more.");
                continue;
            }

            lane.Take(answer);
            if (ReferenceEquals(answer, _message))
            {
                (_message, _messagesStart) = (null, answer.Start);
            }

            return true;
        }

        return false;
    }

    /// <summary>Makes all leave from the start, on a new connection.</summary>
    public void Restart()
    {
        foreach (var answer in lane.All().Concat(_messages))
        {
            answer.Restart();
            answer.WaitsSince = time.GetTimestamp();
        }
    }

    /// <summary>Makes room; null when all have begun.</summary>
    public OutgoingAnswer? DropOldestNotBegun()
    {
        var oldest = lane.All().FirstOrDefault(answer => answer is { NextStep: 0, IsMessage: false });
        if (oldest is not null)
        {
            lane.Remove(oldest);
        }
        else
        {
            oldest = _messages.Find(message => message.NextStep == 0);
            _messages.Remove(oldest!);
        }

        if (oldest is not null)
        {
            Drop(oldest, "Too many answers wait for the cloud; this message was dropped.");
        }

        return oldest;
    }

    /// <summary>Gives the message with the least to go the turn of all.</summary>
    private void ChooseMessage()
    {
        if (_message is null && _messages.Count > 0)
        {
            _message = _messages.MinBy(message => message.Count - message.NextStep)!;
            _messages.Remove(_message);
            _message.Start = _messagesStart;
            lane.Add(_message);
        }
    }

    private static void Drop(OutgoingAnswer answer, string reason)
    {
        answer.IsQueued = false;
        answer.WaitsSince = 0;
        answer.Sent?.TrySetException(new CloudQueueFullException(reason));
    }
}
