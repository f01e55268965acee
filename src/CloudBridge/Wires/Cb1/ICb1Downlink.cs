using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1;

/// <summary>The downlink as CB1 sees it: schedules, packs and remembers what it is handed. Safe for threads.</summary>
internal interface ICb1Downlink
{
    /// <summary>00 to 99; stands in every packed value.</summary>
    int Epoch { get; }

    /// <summary>A value stands in a response variable before anything was sent: its epoch is not to be ours.</summary>
    void NoteStanding(ReadOnlySpan<byte> value);

    /// <summary>
    /// A client has said what it reads; as much of that as the cloud carries counts. Answers that were made for more are
    /// dropped.
    /// </summary>
    void Fit(Cb1Asker asker, ReadLimits limits);

    /// <summary>
    /// Queues an answer, which the limits of its client must hold; an earlier one to the same address is dropped. Equal
    /// digits for several clients that read the same and wait leave once.
    /// </summary>
    void Add(Cb1Answer answer);

    /// <summary>Queues a welcome; one that waits for the same client is replaced.</summary>
    void SendWelcome(Cb1Asker asker);

    /// <summary>Queues "working on it".</summary>
    void SendWorking(Cb1Address address);

    /// <summary>Queues the wish for parts of a request.</summary>
    void RequestParts(Cb1Address address, IReadOnlyList<int> parts);

    /// <summary>
    /// Sends a remembered answer again from the start, unless it is on its way; false when none with that key is
    /// remembered.
    /// </summary>
    bool Replay(Cb1Address address, ulong key);

    /// <summary>
    /// The client still waits for an answer and misses these parts of it; those that have not left yet are left alone.
    /// False when no answer is remembered.
    /// </summary>
    bool Resend(Cb1Address address, ReadOnlySpan<PartRange> gaps);

    /// <summary>
    /// The client has the answer, or does not want it any more: what is queued of it is dropped, and it is forgotten.
    /// </summary>
    void Forget(Cb1Address address);

    /// <summary>The client is gone: everything for it is dropped.</summary>
    void Leave(Cb1Asker asker);

    /// <summary>
    /// Sends the value of a topic to all who follow it and read so much, as its next version; one that still waits is
    /// replaced. Repeated, ever more seldom, while the downlink is idle.
    /// </summary>
    void Publish(int topic, Cb1Form form, ReadOnlyMemory<byte> digits, ReadLimits limits);

    /// <summary>Somebody misses parts of the latest value of a topic.</summary>
    void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps);

    /// <summary>The number of versions with a number of a topic that have left.</summary>
    long VersionsLeft(int topic);

    /// <summary>
    /// Somebody may take the latest version of a topic for an old one: the next repeats are new versions, one of which is
    /// new to everybody.
    /// </summary>
    void SayAnew(int topic);

    /// <summary>Nobody follows a topic any more: its value is not repeated.</summary>
    void ForgetTopic(int topic);
}
