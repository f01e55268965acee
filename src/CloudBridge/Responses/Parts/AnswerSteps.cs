using System.Buffers;
using CloudBridge.Diagnostics;

namespace CloudBridge.Responses.Parts;

/// <summary>
/// What an answer of several parts does at each of its turns: the highest numbered part leaves first, and the last one may have to
/// wait or to be announced, as projects do not notice every gap. Guarded by the outbox that holds it.
/// </summary>
internal sealed class AnswerSteps(AnswerQueue answers, LastParts lastParts, LostParts resends, PartWriter parts, BridgeMetrics metrics)
{
    /// <summary>Writes what is next of an answer that has its turn.</summary>
    public void Write(ArrayBufferWriter<byte> output, Answer answer, long now)
    {
        // A message has no asker that could ask for its last part.
        answer.LastPartWaits = answer.NextStep == 0 ? answer.Count > 1 && !answer.IsMessage && lastParts.Applies : answer.LastPartWaits;
        if (MustAnnounce(answer))
        {
            answer.IsAnnounced = true;
            metrics.PartsRepeated();
            parts.Write(output, new OutgoingPart(answer, answer.Count - 1), now);
            answers.Enqueue(answer);
            return;
        }

        parts.Write(output, new OutgoingPart(answer, PartOrder.NumberAt(answer.NextStep++, answer.Count)), now);
        answer.IsQueued = answer.NextStep < answer.Count;
        if (answer.LastPartWaits && answer.NextStep == answer.Count - 1)
        {
            lastParts.Add(answer, now);
            return;
        }

        if (answer.IsQueued)
        {
            answers.Enqueue(answer);
        }
    }

    /// <summary>Sends the highest numbered part again where a project says nothing, and at last the last part.</summary>
    public void EndSilence(long now)
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

    /// <summary>Where the last part does not wait, the highest numbered one leaves again just before it.</summary>
    private bool MustAnnounce(Answer answer) =>
        !answer.LastPartWaits && !answer.IsAnnounced && answer.Count > 1 && answer.NextStep == answer.Count - 1 && !lastParts.IsOff;
}
