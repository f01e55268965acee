using CloudBridge.Requests;

namespace CloudBridge.Wires.Cb1.Assembly;

/// <summary>Tells a part from others with the same place.</summary>
internal static class PartHash
{
    public static ulong Of(ReadOnlySpan<byte> payload) => PacketKey.OfRequest(payload);
}
