using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Wires.Cb1;

/// <summary>Stage 9: a result to the digits of CB1.</summary>
/// <param name="maxCharacters">Characters an answer may have.</param>
internal sealed class Cb1AnswerWriter(int maxCharacters)
{
    /// <summary>Digits a character of plain text takes at most; other scripts may take more.</summary>
    private const int DigitsPerCharacter = 3;

    private static readonly RequestResult TooLong = RequestResult.Failed("The answer is too long for this project. Ask for less at a time.");

    /// <summary>Characters an answer may have.</summary>
    public int ReplyLimit(in ReadLimits limits) => Math.Min(maxCharacters, limits.MaxLongDigits / DigitsPerCharacter);

    /// <summary>A result as it is, or what is said in its place when it has too many characters.</summary>
    public RequestResult Bound(RequestResult result) => LengthOf(result) <= maxCharacters ? result : TooLong;

    /// <summary>Writes the answer to a request in the shortest form that holds it, for who reads so much.</summary>
    public (Cb1Form Form, ReadOnlyMemory<byte> Digits) Write(RequestResult result, in ReadLimits limits)
    {
        var written = WritePayload(PayloadOf(Bound(result)), limits);
        return limits.Hold(written.Form, written.Digits.Length) ? written : WritePayload(PayloadOf(TooLong), limits);
    }

    private static (Cb1Form Form, ReadOnlyMemory<byte> Digits) WritePayload(AnswerPayload payload, in ReadLimits limits)
    {
        if (payload.BareDigits is { } number && limits.Hold(Cb1Form.Number, number.Length))
        {
            return (Cb1Form.Number, Encoding.ASCII.GetBytes(number));
        }

        var digits = payload.Write();
        return limits.Hold(Cb1Form.Short, digits.Length)
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
