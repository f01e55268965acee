using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Responses.Scheduling;

/// <summary>
/// The turns of answers of Cloud Requests. Nobody knows who asks, so each is an asker of its own and has one value each
/// turn; most have one value in all, take their turn in the order they came, and cost next to nothing here. Guarded by the outbox.
/// </summary>
/// <param name="time">The virtual time of the downlink.</param>
/// <param name="valueLength">What a turn costs, as nothing else fits into its value.</param>
internal sealed class AnswerLane(VirtualTime time, int valueLength) : ILane
{
    private readonly Queue<(Answer Answer, long Ticket)> _inOrder = new();
    private readonly PriorityQueue<Answer, (double End, long Ticket)> _others = new();
    private long _ticket;

    /// <summary>Answers that wait.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public double NextEnd => TryFind(out var next) ? EndOf(next) : double.PositiveInfinity;

    /// <summary>Adds an answer behind those whose turns are over earlier or just when its own is.</summary>
    public void Add(Answer answer)
    {
        answer.Start = Math.Max(answer.Start, time.Now);
        answer.Ticket = ++_ticket;
        Count++;
        time.Waiting++;
        if (answer.Start <= time.Now && answer.Priority == RequestPriority.Normal)
        {
            _inOrder.Enqueue((answer, _ticket));
            return;
        }

        _others.Enqueue(answer, (EndOf(answer), _ticket));
    }

    /// <summary>The answer whose turn it is; null when none waits.</summary>
    public Answer? Peek() => TryFind(out var next) ? next : null;

    /// <summary>The answer that was peeked at has its turn.</summary>
    public void Take(Answer answer)
    {
        answer.Start = time.Serve(answer.Start, valueLength, answer.Priority);
        Remove(answer);
    }

    /// <summary>Takes an answer out wherever it is.</summary>
    public void Remove(Answer answer)
    {
        answer.Ticket = 0;
        Count--;
        time.Waiting--;
    }

    /// <summary>Those that wait; those that came first before others.</summary>
    public IEnumerable<Answer> All() =>
        _inOrder.Where(place => place.Answer.Ticket == place.Ticket).Select(place => place.Answer)
            .Concat(_others.UnorderedItems.Where(place => place.Element.Ticket == place.Priority.Ticket).Select(place => place.Element));

    private double EndOf(Answer answer) => answer.Start + (VirtualTime.FactorOf(answer.Priority) * valueLength);

    private bool TryFind([MaybeNullWhen(false)] out Answer next)
    {
        while (_inOrder.TryPeek(out var gone) && gone.Answer.Ticket != gone.Ticket)
        {
            _inOrder.Dequeue();
        }

        while (_others.TryPeek(out next, out var place) && next.Ticket != place.Ticket)
        {
            _others.Dequeue();
        }

        var isInOrder = _inOrder.TryPeek(out var first) && (next is null || (EndOf(first.Answer), first.Ticket).CompareTo((EndOf(next), next.Ticket)) < 0);
        next = isInOrder ? first.Answer : next;
        return next is not null;
    }
}
