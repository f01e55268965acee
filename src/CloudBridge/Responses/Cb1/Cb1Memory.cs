using System.Diagnostics.CodeAnalysis;
using CloudBridge.Cb1;

namespace CloudBridge.Responses.Cb1;

/// <summary>The answers that clients have not said "done" to. Bounded; the one that was not touched longest goes first. Guarded by the outbox.</summary>
internal sealed class Cb1Memory(int capacity, TimeProvider time)
{
    private const int MaxDigits = 8 * 1024 * 1024;

    /// <summary>How many that are on their way are passed over to find one that is not.</summary>
    private const int MaxSpared = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly Dictionary<Cb1Address, Cb1Delivery> _deliveries = [];
    private readonly Queue<(Cb1Address Address, Cb1Delivery Delivery)> _order = new();
    private long _digits;

    /// <summary>True when no more digits should be remembered.</summary>
    public bool IsFull => _digits > MaxDigits;

    /// <summary>Remembers an answer under an address.</summary>
    public void Add(in Cb1Address address, Cb1Delivery delivery)
    {
        _deliveries[address] = delivery;
        _order.Enqueue((address, delivery));
        _digits += delivery.Digits.Length;
        Shrink();
    }

    public bool TryGet(in Cb1Address address, [MaybeNullWhen(false)] out Cb1Delivery delivery) => _deliveries.TryGetValue(address, out delivery);

    /// <summary>Forgets the answer to an address.</summary>
    public bool Remove(in Cb1Address address, [MaybeNullWhen(false)] out Cb1Delivery delivery) => _deliveries.Remove(address, out delivery);

    /// <summary>The addresses of a client.</summary>
    public Cb1Address[] AddressesOf(Cb1Asker asker) => [.. _deliveries.Keys.Where(address => ReferenceEquals(address.Asker, asker))];

    /// <summary>What is on its way is put behind the others rather than forgotten.</summary>
    private void Shrink()
    {
        for (var spared = 0; spared < MaxSpared && _order.Count > 0 && IsOverdue(_order.Peek().Delivery);)
        {
            var (address, delivery) = _order.Dequeue();
            if (!IsCurrent(address, delivery))
            {
                _digits -= delivery.Digits.Length;
                continue;
            }

            if (delivery.IsWaiting)
            {
                spared++;
                _order.Enqueue((address, delivery));
                continue;
            }

            _digits -= delivery.Digits.Length;
            _deliveries.Remove(address);
        }
    }

    private bool IsOverdue(Cb1Delivery oldest) =>
        _order.Count > capacity || _digits > MaxDigits || time.GetElapsedTime(oldest.TouchedTimestamp) > Lifetime;

    private bool IsCurrent(in Cb1Address address, Cb1Delivery delivery) =>
        _deliveries.TryGetValue(address, out var current) && ReferenceEquals(current, delivery);
}
