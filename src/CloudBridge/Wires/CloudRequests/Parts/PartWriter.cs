using System.Buffers;
using CloudBridge.Downlink;

namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>Writes parts into the response variables, and remembers which are in flight or may have been missed.</summary>
internal sealed class PartWriter(DownlinkVariables variables, int repeats, TimeProvider time)
{
    private readonly StandingParts _standing = new(variables.Count);
    private readonly OverwrittenParts _overwritten = new(repeats, variables.Count, time);

    /// <summary>Parts written since the socket last took what it was given.</summary>
    public List<OutgoingPart> InFlight { get; } = [];

    /// <summary>The time at which a part may be written for those who missed it; null when there is none.</summary>
    public long? Due => _overwritten.Due;

    /// <summary>Writes a part that somebody waits for; returns its variable.</summary>
    public int Write(ArrayBufferWriter<byte> output, in OutgoingPart part, long now)
    {
        var variable = Write(output, new StandingPart(part, now, now, 0), now);
        _overwritten.Postpone(now);
        return variable;
    }

    /// <summary>
    /// Writes one part that may have been missed; one at a time, so that an answer that comes now is not delayed by more.
    /// </summary>
    public int? TryWriteAgain(ArrayBufferWriter<byte> output, long now) =>
        _overwritten.TryTake(now, out var part) ? Write(output, part, now) : null;

    /// <summary>A variable was written with something else.</summary>
    public void Overwritten(int variable, long now) => _overwritten.Offer(_standing.Put(variable, default), now);

    /// <summary>A new connection begins.</summary>
    public void Forget()
    {
        _standing.Forget();
        _overwritten.Forget();
    }

    /// <summary>True when a part stands in a variable that was written after a time.</summary>
    public bool IsNewer(in OutgoingPart part, long timestamp) => _standing.IsNewer(part, timestamp);

    private int Write(ArrayBufferWriter<byte> output, in StandingPart standing, long now)
    {
        var part = standing.Part;
        var (index, frame) = variables.Next();
        frame.Write(output, part.Answer.Packets, part.Number);
        _overwritten.Offer(_standing.Put(index, standing), now);
        InFlight.Add(part);
        return index;
    }
}
