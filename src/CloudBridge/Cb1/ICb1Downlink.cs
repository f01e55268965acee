using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Cb1;

/// <summary>What the CB1 room of a project hands to the downlink, which schedules, packs and remembers it. Safe for threads.</summary>
internal interface ICb1Downlink
{
    /// <summary>00 to 99; stands in every packed value.</summary>
    int Epoch { get; }

    /// <summary>The longest payload that still goes as one entry (<see cref="Cb1Form.Short"/>, <see cref="Cb1Form.Number"/>).</summary>
    int MaxShortDigits { get; }

    /// <summary>How many of the response variables CB1 uses, counted from the first: as few as the client that looks at fewest.</summary>
    int Variables { get; set; }

    /// <summary>The longest value to write: as long as the client that reads least does. At least 256 where the cloud takes that.</summary>
    int MaxValueLength { get; set; }

    /// <summary>Queues an answer; an earlier one to the same address is forgotten. Equal digits for several clients that wait leave once.</summary>
    void Add(Cb1Answer answer);

    /// <summary>Queues a welcome; one that waits for the same client is replaced.</summary>
    void Welcome(Cb1Asker asker);

    /// <summary>Queues "working on it".</summary>
    void Working(Cb1Address address);

    /// <summary>Queues the wish for parts of a request.</summary>
    void Want(Cb1Address address, IReadOnlyList<int> parts);

    /// <summary>Sends a remembered answer again from the start, unless it is on its way; false when none with that key is remembered.</summary>
    bool Replay(Cb1Address address, ulong key);

    /// <summary>The client still waits for an answer and misses these parts of it; those that have not left yet are left alone. False when no answer is remembered.</summary>
    bool Resend(Cb1Address address, ReadOnlySpan<PartRange> gaps);

    /// <summary>The client has the answer, or does not want it any more: what is queued of it is dropped, and it is forgotten.</summary>
    void Forget(Cb1Address address);

    /// <summary>The client is gone: everything for it is dropped.</summary>
    void Leave(Cb1Asker asker);

    /// <summary>Sends the value of a topic to all; a version that still waits is replaced. Repeated, ever more seldom, while the downlink is idle.</summary>
    void Publish(int topic, int version, Cb1Form form, ReadOnlyMemory<byte> digits);

    /// <summary>Somebody misses parts of the latest value of a topic.</summary>
    void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps);
}
