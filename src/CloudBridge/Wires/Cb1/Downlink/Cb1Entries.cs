using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>Deliveries as entries: for one client, for several, or for a topic.</summary>
internal static class Cb1Entries
{
    /// <summary>Adds an answer that fits into one entry.</summary>
    public static bool TryAddWhole(ref PackedValue value, Cb1Delivery delivery)
    {
        var digits = delivery.Digits.Span;
        var isNumber = delivery.Form == Cb1Form.Number;
        if (delivery.Topic is var (topic, version))
        {
            return isNumber ? value.TryAddTopicNumber(topic, version, digits) : value.TryAddTopicAnswer(topic, version, digits);
        }

        Span<EntryAddress> addresses = stackalloc EntryAddress[delivery.Receivers.Count];
        WriteAddresses(delivery, addresses);
        if (addresses.Length == 1)
        {
            return isNumber ? value.TryAddNumber(addresses[0], digits) : value.TryAddAnswer(addresses[0], digits);
        }

        return isNumber ? value.TryAddSharedNumber(addresses, digits) : value.TryAddSharedAnswer(addresses, digits);
    }

    /// <summary>Adds the opening of a long answer.</summary>
    public static bool TryAddOpening(ref PackedValue value, Cb1Delivery delivery)
    {
        var length = delivery.Digits.Length;
        if (delivery.Topic is var (topic, version))
        {
            return value.TryAddTopicOpening(topic, version, delivery.Handle, length);
        }

        Span<EntryAddress> addresses = stackalloc EntryAddress[delivery.Receivers.Count];
        WriteAddresses(delivery, addresses);
        return addresses.Length == 1
            ? value.TryAddOpening(addresses[0], delivery.Handle, length)
            : value.TryAddSharedOpening(addresses, delivery.Handle, length);
    }

    private static void WriteAddresses(Cb1Delivery delivery, Span<EntryAddress> addresses)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            var address = delivery.Receivers[i].Address;
            addresses[i] = new EntryAddress(address.Asker.Tag, address.Request);
        }
    }
}
