using System.Text;
using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Client;

/// <summary>The digits of an answer of CB1, read.</summary>
internal static class ReadAnswer
{
    /// <summary>The answer; a timeout when none came, null when it cannot be read.</summary>
    public static CloudAnswer? Of(ClientAnswer? answer, TimeSpan elapsed)
    {
        if (answer is not { HasCome: true })
        {
            return new CloudAnswer(AnswerStatus.Timeout, [], false, answer?.Values ?? 0, elapsed);
        }

        if (Read(answer.Form, answer.Digits) is not { } read)
        {
            return null;
        }

        var status = read.Status == PayloadStatus.Done ? AnswerStatus.Done : AnswerStatus.Error;
        return new CloudAnswer(status, Items(read), answer.Form == AnswerForm.Digits, answer.Values, elapsed)
        {
            Values = read.Values,
            IsList = read.IsList,
            Result = ResultOf(read.Status),
        };
    }

    /// <summary>Makes the answer that is given when one comes damaged again and again.</summary>
    public static CloudAnswer Garbled(TimeSpan elapsed) =>
        new(AnswerStatus.Error, ["The answer arrived garbled. Please ask again."], false, 0, elapsed);

    /// <summary>The items of a value of a topic; null when it cannot be read.</summary>
    public static IReadOnlyList<string>? Items(AnswerForm form, ReadOnlyMemory<byte> digits) =>
        Read(form, digits) is { } read ? Items(read) : null;

    private static AnswerPayload? Read(AnswerForm form, ReadOnlyMemory<byte> digits)
    {
        if (form == AnswerForm.Digits)
        {
            return AnswerPayload.OfText(Encoding.ASCII.GetString(digits.Span));
        }

        return AnswerPayload.TryRead(digits.Span, form == AnswerForm.LongPayload, out var read) ? read : null;
    }

    private static IReadOnlyList<string> Items(AnswerPayload read) =>
        read.IsList ? [.. read.Values.Select(value => value ?? "")]
        : read.Values[0] is { } text && (text.Length > 0 || read.Status != PayloadStatus.Done) ? [text]
        : read.Status == PayloadStatus.Done ? []
        : [""];

    private static RequestStatus ResultOf(PayloadStatus status) => status switch
    {
        PayloadStatus.Done => RequestStatus.Completed,
        PayloadStatus.NotFound => RequestStatus.NotFound,
        PayloadStatus.BadArgument => RequestStatus.BadArgument,
        _ => RequestStatus.Failed,
    };
}
