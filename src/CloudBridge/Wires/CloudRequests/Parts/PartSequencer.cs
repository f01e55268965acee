using System.Buffers;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink.Scheduling;

namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>
/// Chooses what an answer of several parts does at each of its turns: the highest numbered part leaves first, and again
/// before the last one, which may have to wait, as projects do not notice every gap.
/// </summary>
internal sealed class PartSequencer(
    AnswerQueue answers,
    LastParts lastParts,
    VirtualTime turns,
    LostParts resends,
    PartWriter parts,
    BridgeMetrics metrics)
{
    /// <summary>Copies of the highest numbered part where others wait and nothing was ever missed.</summary>
    private const int FewCopies = 2;

    /// <summary>Values that an answer may take with all copies before these lengthen it by more than half.</summary>
    private const int QuickValues = 7;

    private readonly LossEstimate _losses = new();

    /// <summary>Writes what is next of an answer that has its turn; returns the variable.</summary>
    public int Write(ArrayBufferWriter<byte> output, OutgoingAnswer answer, long now)
    {
        if (answer.NextStep == 0)
        {
            lastParts.Begin(answer, now);
        }

        int variable;
        if (IsBeforeLast(answer))
        {
            answer.Announced++;
            metrics.PartsRepeated();
            variable = parts.Write(output, new OutgoingPart(answer, answer.Count - 1), now);
        }
        else
        {
            variable = parts.Write(output, new OutgoingPart(answer, PartOrder.NumberAt(answer.NextStep++, answer.Count)), now);
        }

        GoOn(answer, now);
        return variable;
    }

    /// <summary>
    /// A project asks for a part, or the one after it, as clients differ in what they mean. Parts that are not sent yet or
    /// just now are left alone.
    /// </summary>
    public void Wish(OutgoingAnswer answer, int part, long now)
    {
        if (lastParts.Hear(answer, part, now))
        {
            answers.Enqueue(answer);
        }

        for (var number = Math.Max(part, 1); number <= Math.Min(part + 1, answer.Count); number++)
        {
            var lost = new OutgoingPart(answer, number);
            if (!parts.IsNewer(lost, now - lastParts.Underway) && resends.Add(lost) && number == part + 1)
            {
                _losses.Missed();
            }
        }
    }

    /// <summary>Sends the highest numbered part again where a project that asks is silent, and at last the last part.</summary>
    public void RetransmitDue(long now)
    {
        while (lastParts.TryTake(now, out var answer, out var isOver))
        {
            if (isOver)
            {
                answers.Enqueue(answer);
                continue;
            }

            metrics.PartsRepeated();
            resends.Enqueue(new OutgoingPart(answer, answer.Count - 1));
        }
    }

    private void GoOn(OutgoingAnswer answer, long now)
    {
        answer.Announced = Math.Max(answer.Announced, 1);
        answer.IsQueued = answer.NextStep < answer.Count;
        if (!answer.IsQueued)
        {
            End(answer);
            return;
        }

        if (IsBeforeLast(answer) && !MustAnnounce(answer))
        {
            // A message has no asker that could ask for its last part.
            if (!lastParts.IsOff && !answer.IsMessage && lastParts.TryAdd(answer, now))
            {
                return;
            }

            answer.LastPartMayGo = true;
        }

        answers.Enqueue(answer);
    }

    /// <summary>
    /// The last part has left. A project that does not ask for it may miss it without a word, and those that ask later do
    /// not ask for the highest.
    /// </summary>
    private void End(OutgoingAnswer answer)
    {
        if (!answer.IsLong || answer.IsMessage || lastParts.IsOff)
        {
            return;
        }

        _losses.Sent(answer.IsAskedFor ? answer.Count : answer.Count - 2);
        for (var copy = 1; copy < _losses.LastCopies && !answer.IsAskedFor; copy++)
        {
            metrics.PartsRepeated();
            resends.Enqueue(new OutgoingPart(answer, answer.Count));
        }
    }

    private bool MustAnnounce(OutgoingAnswer answer) =>
        IsBeforeLast(answer) && !lastParts.IsOff && !answer.IsAskedFor && answer.Announced < CopiesFor(answer);

    private static bool IsBeforeLast(OutgoingAnswer answer) => answer.IsLong && answer.NextStep == answer.Count - 1 && !answer.LastPartMayGo;

    /// <summary>Where nothing was ever missed, copies are not to cost more than they are worth.</summary>
    private int CopiesFor(OutgoingAnswer answer)
    {
        var most = turns.IsBusy || answer.IsMessage ? FewCopies
            : Math.Max(QuickValues + 1 - answer.Count, 1 + Math.Max(FewCopies, answer.Count / 2));
        return _losses.IsLossy ? _losses.Copies : Math.Min(_losses.Copies, most);
    }
}
