using System.Diagnostics.CodeAnalysis;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The answers that clients have not said "done" to. Bounded; the one that was not touched longest goes first.</summary>
internal sealed class Cb1Memory(int capacity, int maxDigits, TimeProvider time)
{
    /// <summary>The number of those on their way that are passed over to find one that is not.</summary>
    private const int MaxSpared = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly Cb1Shelf<int, Cb1Delivery> _shelf = new();
    private long _digits;

    /// <summary>True when no more long answers should be remembered.</summary>
    public bool IsFull => _digits > maxDigits;

    /// <summary>Remembers an answer for one more client, which must not have one with that number.</summary>
    public void Add(in Cb1Receiver receiver, Cb1Delivery delivery)
    {
        _digits += delivery.Receivers.Count == 0 ? delivery.Digits.Length : 0;
        delivery.Receivers.Add(receiver);
        _shelf.Put(receiver.Address.Asker, receiver.Address.Request, delivery);
        Shrink();
    }

    public bool TryGet(in Cb1Address address, [MaybeNullWhen(false)] out Cb1Delivery delivery) =>
        _shelf.TryGet(address.Asker, address.Request, out delivery);

    /// <summary>Forgets the answer to an address; it is dropped when it was for nobody else.</summary>
    public bool Remove(in Cb1Address address, [MaybeNullWhen(false)] out Cb1Delivery delivery, out Cb1Receiver receiver)
    {
        receiver = default;
        if (!TryGet(address, out delivery))
        {
            return false;
        }

        _shelf.Remove(address.Asker, address.Request);
        receiver = Release(address, delivery);
        return true;
    }

    /// <summary>The addresses of a client.</summary>
    public IEnumerable<Cb1Address> AddressesOf(Cb1Asker asker) => _shelf.KeysOf(asker).Select(request => new Cb1Address(asker, request));

    /// <summary>Forgets what there is too much of. What is on its way is put behind the others rather than forgotten.</summary>
    public void Shrink()
    {
        for (var spared = 0; spared < MaxSpared && _shelf.First is { } first && IsOverdue(first.Value.Item);)
        {
            var (asker, request, delivery) = first.Value;
            if (delivery.IsWaiting)
            {
                spared++;
                _shelf.PutLast(first);
                continue;
            }

            _shelf.Remove(first);
            Release(new Cb1Address(asker, request), delivery);
        }
    }

    private Cb1Receiver Release(in Cb1Address address, Cb1Delivery delivery)
    {
        var receiver = delivery.Release(address);
        if (delivery.Receivers.Count == 0)
        {
            delivery.IsDropped = true;
            _digits -= delivery.Digits.Length;
        }

        return receiver;
    }

    private bool IsOverdue(Cb1Delivery oldest) =>
        _shelf.Count > capacity || _digits > maxDigits || time.GetElapsedTime(oldest.TouchedTimestamp) > Lifetime;
}
