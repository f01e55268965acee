using System.Text;
using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.TestKit;

/// <summary>An answer as a project that speaks CB1 has it.</summary>
/// <param name="Status">How the request ended, in small letters; <c>timeout</c> when no answer came, <c>damaged</c> when it cannot be read.</param>
/// <param name="Items">The values: one unless it is a list.</param>
/// <param name="Values">Entries and parts it took.</param>
public sealed record Cb1PlayerAnswer(string Status, IReadOnlyList<string?> Items, int Values)
{
    internal static Cb1PlayerAnswer Timeout { get; } = new("timeout", [], 0);

    /// <summary>The values in one line.</summary>
    public string Text => Status == "damaged" || Status == "timeout" ? Status : string.Join('|', Items.Select(item => item ?? "null"));

    internal static Cb1PlayerAnswer Read(AnswerForm form, ReadOnlyMemory<byte> digits, int values)
    {
        if (form == AnswerForm.Digits)
        {
            return new("done", [Encoding.ASCII.GetString(digits.Span)], values);
        }

        return AnswerPayload.TryRead(digits.Span, form == AnswerForm.LongPayload, out var answer)
            ? new(answer.Status.ToString().ToLowerInvariant(), answer.Values, values)
            : new("damaged", [], values);
    }
}
