using System.Buffers.Binary;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Requests;

/// <summary>
/// Tells a packet from others with the same request id: a 64-bit hash of its digits and whether it was the last.
/// </summary>
internal readonly record struct PacketKey(RequestId Id, ulong Hash)
{
    public static PacketKey Of(in RequestPacket packet) => new(packet.Id, HashOf(packet.Digits, packet.IsLast ? 1UL : 2UL));

    /// <summary>The key of the packet that ends a request.</summary>
    public static PacketKey OfLast(RequestId id, ReadOnlySpan<byte> digits) => new(id, HashOf(digits, 1UL));

    /// <summary>The key of a whole value as it stood in the variable.</summary>
    public static PacketKey OfValue(ReadOnlySpan<byte> value) => new(default, HashOf(value, 4UL));

    /// <summary>A hash of all digits of a request, never 0.</summary>
    public static ulong OfRequest(ReadOnlySpan<byte> digits) => HashOf(digits, 3) | 1;

    private static ulong HashOf(ReadOnlySpan<byte> bytes, ulong seed)
    {
        const ulong prime = 0x9E3779B97F4A7C15;
        var hash = seed * prime;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = (ulong.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * prime;
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            hash = (ulong.RotateLeft(hash, 29) ^ b) * prime;
        }

        return hash ^ (hash >> 32);
    }
}
