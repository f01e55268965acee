using System.Text;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>The same answers as they left before: part after part, the last one at once after the others, lost ones when asked for.</summary>
internal sealed class OrderBefore(double loss, AskingHabit habit, Random random)
{
    /// <summary>Values written in the time between two wishes of a project for a lost part.</summary>
    private const int ValuesBetweenWishes = 4;
    private const int MostSteps = 400;

    /// <summary>True when the project takes the answer for whole although it is not.</summary>
    public bool Truncates(LossQuestion question, string id, int valueLength)
    {
        var values = question.Values(id, valueLength);
        var slots = new SpriteSlots(id);
        var waiting = new Queue<int>();
        var sent = 0;
        for (var step = 1; step <= MostSteps && !slots.IsDone; step++)
        {
            var value = waiting.TryDequeue(out var again) ? values[again - 1] : sent < values.Count ? values[sent++] : null;
            if (value is not null && random.NextDouble() >= loss)
            {
                slots.Look(value);
            }

            if (step % ValuesBetweenWishes == 0 && !slots.IsDone && slots.Wishes(habit))
            {
                AnswerWish(slots.Rerequest, sent, waiting);
            }
        }

        return slots.IsDone && slots.Digits != question.Digits();
    }

    private static void AnswerWish(string wish, int sent, Queue<int> waiting)
    {
        if (!RequestPacket.TryParse(Encoding.ASCII.GetBytes(wish), out var packet) || !packet.TryReadRerequest(out var part, out _))
        {
            throw new InvalidOperationException($"The sprite wrote '{wish}'.");
        }

        for (var number = Math.Max(part, 1); number <= Math.Min(part + 1, sent); number++)
        {
            waiting.Enqueue(number);
        }
    }
}
