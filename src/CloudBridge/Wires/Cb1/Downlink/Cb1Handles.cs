namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The eighty handles of long answers, given in turn so that one comes again as late as possible.</summary>
/// <param name="epoch">Where to begin, so that a restart does not begin with the handles that were just in use.</param>
internal sealed class Cb1Handles(int epoch)
{
    private const int First = 20;
    private const int Count = 80;

    private readonly Cb1Delivery?[] _holders = new Cb1Delivery?[Count];
    private int _next = epoch * 7 % Count;

    /// <summary>Gives a handle; false when all are held by answers that are on their way.</summary>
    public bool TryGive(Cb1Delivery delivery)
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var index = (_next + tried) % Count;
            if (_holders[index] is { } holder && !IsFree(holder))
            {
                continue;
            }

            Take(_holders[index]);
            _holders[index] = delivery;
            delivery.Handle = First + index;
            _next = (index + 1) % Count;
            return true;
        }

        return false;
    }

    /// <summary>A remembered answer whose handle is needed is opened again with another if parts of it are asked for.</summary>
    private static void Take(Cb1Delivery? holder)
    {
        if (holder is not null)
        {
            holder.Handle = 0;
            holder.IsOpened = false;
        }
    }

    private static bool IsFree(Cb1Delivery holder) => holder.IsDropped || !holder.IsWaiting;
}
