namespace CloudBridge.Wires.Cb1.Topics;

/// <summary>
/// Gives topics their numbers when somebody follows them. A number is not given to another topic while a client may still
/// take it for the one it had. Guarded by the room.
/// </summary>
internal sealed class TopicNumbers(TimeProvider time)
{
    private const int Count = 99;

    /// <summary>Numbers that topics can have which nobody has published: others always find some.</summary>
    private const int MaxUnpublished = 49;

    private readonly List<Cb1Topic> _holders = [];
    private readonly Queue<int> _free = new(Enumerable.Range(1, Count));

    /// <summary>Gives a topic a number; one that nobody may follow any more makes room. False when all are held.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="ended">The topic whose number it is no more; null when none had to make room.</param>
    public bool TryGive(Cb1Topic topic, out Cb1Topic? ended)
    {
        ended = null;
        var isCrowded = topic.Value is null && _holders.Count(holder => holder.Value is null) >= MaxUnpublished;
        if (isCrowded || _free.Count == 0)
        {
            ended = _holders.Where(holder => !IsHeld(holder) && (!isCrowded || holder.Value is null))
                .MinBy(holder => (holder.Value is not null, holder.UsedTimestamp));
            if (ended is null)
            {
                return false;
            }

            Free(ended);
        }

        topic.Number = _free.Dequeue();
        _holders.Add(topic);
        return true;
    }

    private void Free(Cb1Topic topic)
    {
        _holders.Remove(topic);
        _free.Enqueue(topic.Number);
        topic.Number = 0;
    }

    private bool IsHeld(Cb1Topic topic) => topic.Subscribers.Count > 0 || time.GetTimestamp() < topic.HeldUntil;
}
