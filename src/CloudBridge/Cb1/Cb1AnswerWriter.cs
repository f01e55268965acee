using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using PayloadStatus = CloudBridge.Protocol.Cb1.Payloads.AnswerStatus;

namespace CloudBridge.Cb1;

/// <summary>Stage 9: a result to the digits of CB1.</summary>
/// <param name="downlink">Knows what one entry holds.</param>
/// <param name="valueLength">The longest value the cloud takes.</param>
/// <param name="maxCharacters">Characters an answer may have.</param>
internal sealed class Cb1AnswerWriter(ICb1Downlink downlink, int valueLength, int maxCharacters)
{
    private const int MaxDigits = 999_999;

    /// <summary>Fewer than the 1,000 that can be told apart, as some parts are short: they fill values up.</summary>
    private const int FullParts = 900;
    private const int PartOverhead = 7;

    /// <summary>Digits a character of plain text takes at most; other scripts may take more.</summary>
    private const int DigitsPerCharacter = 3;

    private readonly int _maxDigits = (int)Math.Min(MaxDigits, FullParts * (long)(valueLength - PartOverhead));

    /// <summary>Characters an answer may have.</summary>
    public int ReplyLimit => Math.Min(maxCharacters, _maxDigits / DigitsPerCharacter);

    /// <summary>Writes the answer to a request, in the shortest form that holds it.</summary>
    public (Cb1Form Form, ReadOnlyMemory<byte> Digits) Write(RequestResult result)
    {
        var written = LengthOf(result) <= maxCharacters ? WritePayload(PayloadOf(result)) : default;
        return written.Form != default && written.Digits.Length <= _maxDigits
            ? written
            : WritePayload(PayloadOf(RequestResult.Failed("The answer is too long for this project. Ask for less at a time.")));
    }

    private (Cb1Form Form, ReadOnlyMemory<byte> Digits) WritePayload(AnswerPayload payload)
    {
        if (payload.BareDigits is { } number && number.Length <= downlink.MaxShortDigits)
        {
            return (Cb1Form.Number, Encoding.ASCII.GetBytes(number));
        }

        var digits = payload.Write();
        return digits.Length <= downlink.MaxShortDigits
            ? (Cb1Form.Short, digits)
            : (Cb1Form.Long, payload.Write(isLong: true));
    }

    private static AnswerPayload PayloadOf(RequestResult result) => result switch
    {
        { Status: not RequestStatus.Completed } => AnswerPayload.OfText(result.Content ?? "That did not work.", StatusOf(result.Status)),
        { Items: { } items } => AnswerPayload.OfList(items),
        _ => AnswerPayload.OfText(result.Content),
    };

    private static PayloadStatus StatusOf(RequestStatus status) => status switch
    {
        RequestStatus.NotFound => PayloadStatus.NotFound,
        RequestStatus.BadArgument => PayloadStatus.BadArgument,
        _ => PayloadStatus.Failed,
    };

    private static long LengthOf(RequestResult result) => result.Items is { } items ? items.Sum(item => (long)item.Length) : result.Content?.Length ?? 0;
}
