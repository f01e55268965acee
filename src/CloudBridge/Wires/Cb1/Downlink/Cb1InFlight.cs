namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The pieces of answers that were written and may not have reached the socket.</summary>
internal sealed class Cb1InFlight(Cb1Lanes lanes)
{
    /// <summary>In place of the number of a part: an answer of one entry.</summary>
    public const int Whole = -1;

    /// <summary>In place of the number of a part: the opening.</summary>
    public const int Opening = -2;

    private readonly List<(Cb1Delivery Delivery, int Part)> _written = [];

    public bool IsEmpty => _written.Count == 0;

    /// <summary>Something was written.</summary>
    public void Add(Cb1Delivery delivery, int part) => _written.Add((delivery, part));

    /// <summary>All has been handed to the socket.</summary>
    public void Confirm()
    {
        foreach (var (delivery, _) in _written)
        {
            if (!delivery.IsWaiting)
            {
                delivery.Complete();
            }
        }

        _written.Clear();
    }

    /// <summary>Nothing may have arrived: it waits again.</summary>
    public void PutBack()
    {
        foreach (var (delivery, part) in _written)
        {
            if (part >= 0)
            {
                delivery.Lose(part, long.MaxValue);
            }
            else if (part == Opening)
            {
                delivery.IsOpened = false;
            }

            lanes.Add(delivery);
        }

        _written.Clear();
    }
}
