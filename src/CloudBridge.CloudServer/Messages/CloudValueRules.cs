using System.Buffers;
using System.Globalization;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Messages;

/// <summary>
/// The values that a variable may have: decimal text, as a JSON string or as a JSON number, and any other string where text is
/// allowed.
/// </summary>
internal sealed class CloudValueRules(int maxLength, bool allowsText = false)
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    /// <summary>True when the value may be kept and passed on.</summary>
    public bool IsValid(CloudText value) => value.Kind switch
    {
        CloudTextKind.String when allowsText => HandshakeRules.IsWithin(value.Bytes, maxLength),
        CloudTextKind.String => value.Bytes.Length <= maxLength && IsDecimal(value.Bytes),
        CloudTextKind.Number => value.Bytes.Length <= maxLength && IsFinite(value.Bytes),
        _ => false,
    };

    private static bool IsDecimal(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("."u8) || text.SequenceEqual("-"u8))
        {
            return false;
        }

        var rest = text.StartsWith("-"u8) ? text[1..] : text;
        var other = rest.IndexOfAnyExcept(Digits);
        return other < 0 || (rest[other] == (byte)'.' && !rest[(other + 1)..].ContainsAnyExcept(Digits));
    }

    private static bool IsFinite(ReadOnlySpan<byte> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
}
