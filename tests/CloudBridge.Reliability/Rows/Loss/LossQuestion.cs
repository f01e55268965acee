using System.Globalization;
using System.Text;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>A request and what the project must show for it.</summary>
/// <param name="Number">Tells answers apart.</param>
/// <param name="Parts">Parts of the answer.</param>
/// <param name="Filler">An argument that makes the request long; empty for a short one.</param>
internal sealed record LossQuestion(int Number, int Parts, string Filler)
{
    /// <summary>Characters of an answer in one part of a value of 256.</summary>
    private const int PartCharacters = 122;

    /// <summary>The text the handler returns.</summary>
    public static string Answer(int number, int parts)
    {
        var length = ((parts - 1) * PartCharacters) + 1 + (number * 31 % PartCharacters);
        var text = new StringBuilder(length + 8);
        for (var piece = 0; text.Length < length; piece++)
        {
            text.Append(CultureInfo.InvariantCulture, $"n{number}p{piece} ");
        }

        return text.ToString(0, length - 1) + "x";
    }

    /// <summary>The digits a project must end with.</summary>
    public string Digits() => Encoding.ASCII.GetString(ResponsePayload.FromText(Answer(Number, Parts), allowRaw: true).Digits.Span);

    /// <summary>The values of the answer in the order of their numbers.</summary>
    public IReadOnlyList<string> Values(string id, int valueLength)
    {
        var packets = new ResponsePackets(ResponsePayload.FromText(Answer(Number, Parts), allowRaw: true), RequestId.Parse(id), valueLength);
        var value = new byte[packets.MaxValueLength];
        return [.. Enumerable.Range(1, packets.Count).Select(number => Encoding.ASCII.GetString(value, 0, packets.Write(number, value)))];
    }
}
