using System.Buffers.Text;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Wires.Cb1;

/// <summary>The ids that requests of CB1 have in the bridge: eight digits of the client and four of the number.</summary>
internal static class Cb1Ids
{
    private const int Length = 12;

    public static RequestId Of(Cb1Address address) => Of(address.Asker.Nonce, address.Request);

    public static RequestId Of(uint nonce, int number)
    {
        Span<byte> digits = stackalloc byte[Length];
        Utf8Formatter.TryFormat((nonce * 10_000UL) + (ulong)number, digits, out _, new('D', Length));
        return RequestId.TryParse(digits, out var id) ? id : throw new ArgumentOutOfRangeException(nameof(number));
    }

    public static uint NonceOf(RequestId id) => (uint)(Digits(id) / 10_000);

    public static int NumberOf(RequestId id) => (int)(Digits(id) % 10_000);

    private static ulong Digits(RequestId id)
    {
        Span<byte> digits = stackalloc byte[RequestId.MaxLength];
        return Utf8Parser.TryParse(digits[..id.Write(digits)], out ulong number, out _) ? number : 0;
    }
}
