using System.Diagnostics.CodeAnalysis;
using CloudBridge.Downlink.Scheduling;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>
/// The turns of answers of Cloud Requests. Nobody knows who asks, so each is an asker of its own. Most have one value, take
/// their turn in the order they came, and cost next to nothing here. One of several values has about as many as its weight
/// in its first turn, so that what is only a little longer is soon over, and after that one each time its share is due.
/// </summary>
/// <param name="time">The virtual time of the downlink.</param>
internal sealed class AnswerLane(VirtualTime time) : ILane
{
    /// <summary>
    /// Rounds that a long answer may be behind what it could have had, so that it catches up when many short ones come at
    /// once.
    /// </summary>
    private const double MostBehind = 1.5;

    /// <summary>
    /// Values that a first turn is short of its weight: a long question that comes again at once begins with a new first
    /// turn each time, and the short ones beside it would wait for more than a second.
    /// </summary>
    private const double HeldBack = 0.5;

    private readonly Queue<(OutgoingAnswer Answer, long Ticket)> _inOrder = new();
    private readonly PriorityQueue<(OutgoingAnswer Answer, long Ticket), (double End, long Place)> _others = new();
    private long _ticket;

    /// <summary>Answers that wait.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public double NextTurn => TryFind(out var next) ? EndOf(next) : double.PositiveInfinity;

    /// <summary>
    /// Adds an answer behind those whose turns started earlier; one whose first turn is not over has its place still.
    /// </summary>
    public void Add(OutgoingAnswer answer)
    {
        answer.Ticket = ++_ticket;
        Count++;
        time.Enter(answer.IsLong, answer.Priority);
        answer.Place = answer.Credit >= 1 ? answer.Place : _ticket;
        answer.Start = answer.Credit is null ? Math.Max(answer.Start, time.Now) : answer.Start;

        if (answer is { Credit: null, Priority: RequestPriority.Normal } && answer.Start <= time.Now)
        {
            _inOrder.Enqueue((answer, _ticket));
            return;
        }

        _others.Enqueue((answer, _ticket), (EndOf(answer), answer.Place));
    }

    /// <summary>The answer whose turn it is; null when none waits.</summary>
    public OutgoingAnswer? Peek() => TryFind(out var next) ? next : null;

    /// <summary>The answer that was peeked at has a value.</summary>
    public void Take(OutgoingAnswer answer)
    {
        time.Reach(answer.Start);
        var next = time.Spend(answer.Start, 1, answer.Priority, answer.IsLong, MostBehind);
        answer.Credit = (answer.Credit ?? (answer.IsLong ? time.LongWeight - HeldBack : 1)) - 1;
        answer.Start = answer.Credit >= 1 ? answer.Start : next;
        Remove(answer);
    }

    /// <summary>Takes an answer out wherever it is.</summary>
    public void Remove(OutgoingAnswer answer)
    {
        answer.Ticket = 0;
        Count--;
        time.Leave(answer.IsLong, answer.Priority);
    }

    /// <summary>Those that wait; those that came first before others.</summary>
    public IEnumerable<OutgoingAnswer> All() =>
        _inOrder.Concat(_others.UnorderedItems.Select(item => item.Element))
            .Where(item => item.Answer.Ticket == item.Ticket)
            .Select(item => item.Answer);

    private static double EndOf(OutgoingAnswer answer) => answer.Start + VirtualTime.FactorOf(answer.Priority);

    private bool TryFind([MaybeNullWhen(false)] out OutgoingAnswer next)
    {
        while (_inOrder.TryPeek(out var gone) && gone.Answer.Ticket != gone.Ticket)
        {
            _inOrder.Dequeue();
        }

        while (_others.TryPeek(out var gone, out _) && gone.Answer.Ticket != gone.Ticket)
        {
            _others.Dequeue();
        }

        next = _others.TryPeek(out var other, out var place) ? other.Answer : null;
        if (_inOrder.TryPeek(out var first) && (next is null || (EndOf(first.Answer), first.Answer.Place).CompareTo(place) < 0))
        {
            next = first.Answer;
        }

        return next is not null;
    }
}
