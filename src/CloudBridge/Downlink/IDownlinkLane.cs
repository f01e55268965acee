using System.Buffers;

namespace CloudBridge.Downlink;

/// <summary>
/// The share that one wire has in the downlink of a project. Not safe for threads: the downlink calls it, and everybody
/// else reaches it through <see cref="DownlinkAccess{TLane}"/>.
/// </summary>
internal interface IDownlinkLane
{
    /// <summary>Answers that wait or are being sent.</summary>
    int Count { get; }

    /// <summary>True when something waits for nothing but its turn.</summary>
    bool IsReady { get; }

    /// <summary>True when nothing waits, is in flight or is to be sent again.</summary>
    bool IsEmpty { get; }

    /// <summary>The virtual time at which the next turn would be over; infinite when nothing waits.</summary>
    double NextTurn { get; }

    /// <summary>True when something of one value is next, which other lanes may pass over a few times at most.</summary>
    bool HasShort { get; }

    /// <summary>The time at which something falls due that cannot be written now; null when nothing does.</summary>
    long? Due { get; }

    /// <summary>The sender is about to ask for values: what has waited long enough joins the others.</summary>
    void Begin(long now);

    /// <summary>
    /// Writes one value of a rank, which is in flight until it is confirmed or put back; returns its variable, null when
    /// there is none.
    /// </summary>
    int? TryWrite(ArrayBufferWriter<byte> output, Urgency urgency, long now);

    /// <summary>Another lane has written into a variable.</summary>
    void Overwritten(int variable, long now);

    /// <summary>The values in flight have been handed to the socket.</summary>
    void Confirm();

    /// <summary>The values in flight may not have arrived: they are to be written again.</summary>
    void PutBack();

    /// <summary>A new connection begins.</summary>
    void Restart();
}
