using CloudBridge.CloudServer.Messages;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Rooms.Keeping;

/// <summary>
/// Makes lines of what a store has kept, which somebody may have changed, and which options of today may not allow any
/// more.
/// </summary>
internal sealed class KeptLines(LineEncoder encoder, CloudValueRules values)
{
    /// <summary>The line as it would be if the variable were set now; null when it could not be.</summary>
    public byte[]? Of(KeptVariable variable)
    {
        var reader = new FrameReader(variable.Line?.ToArray() ?? []);
        return reader.TryRead(out var frame)
            && frame is { Fault: FrameFault.None, Method: CloudMethod.Set }
            && frame.Name.Bytes.SequenceEqual(variable.Name)
            && HandshakeRules.IsName(frame.Name)
            && values.IsValid(frame.Value)
            ? encoder.Set(frame.Name, frame.Value)
            : null;
    }
}
