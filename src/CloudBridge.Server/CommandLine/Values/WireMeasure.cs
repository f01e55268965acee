using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>Measures how dense a text travels, by writing it and reading it back.</summary>
internal static class WireMeasure
{
    /// <summary>Measures a text that is not empty.</summary>
    public static WireFigures Of(string text)
    {
        var characters = Count(text);
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];
        return new WireFigures(
            characters,
            Encoding.UTF8.GetByteCount(text),
            Measure(AnswerPayload.OfText(text)),
            Measure(AnswerPayload.OfList(lines)),
            MeasureOlder(text, characters));
    }

    private static Cb1Figures Measure(AnswerPayload answer)
    {
        var digits = answer.Write();
        var isSame = AnswerPayload.TryRead(digits, false, out var read) && read.Values.SequenceEqual(answer.Values);
        var characters = answer.Values.Sum(value => Count(value!));
        var codes = PayloadCodes.Read(digits).GroupBy(code => code.ToString().ToLowerInvariant()).ToDictionary(group => group.Key, group => group.Count());
        return new Cb1Figures(answer.Values.Count, characters, digits.Length, PerCharacter(digits.Length, characters), codes, isSame);
    }

    private static CloudRequestsFigures MeasureOlder(string text, int characters)
    {
        var digits = ResponsePayload.FromText(text, false).Digits.Length;
        var lost = characters - Count(LostCharacters.Remove(text));
        return new CloudRequestsFigures(digits, PerCharacter(digits, characters), lost, LostCharacters.Of(text));
    }

    private static int Count(string text) => text.EnumerateRunes().Count();

    private static double PerCharacter(int digits, int characters) =>
        characters == 0 ? 0 : Math.Round((double)digits / characters, 3);

    /// <summary>Digits that values take in CB1.</summary>
    /// <param name="Values">How many values.</param>
    /// <param name="Characters">Unicode code points of the values; line feeds between lines are not among them.</param>
    /// <param name="Digits">All digits of the payload.</param>
    /// <param name="DigitsPerCharacter">Digits for each code point.</param>
    /// <param name="Codes">How often the writer took which code: text, flat, number, empty.</param>
    /// <param name="IsSame">Whether what was read back is what was written.</param>
    internal sealed record Cb1Figures(
        int Values, int Characters, int Digits, double DigitsPerCharacter, IReadOnlyDictionary<string, int> Codes, bool IsSame);

    /// <summary>Digits that a text takes in Cloud Requests.</summary>
    /// <param name="Digits">All digits of the payload.</param>
    /// <param name="DigitsPerCharacter">Digits for each code point.</param>
    /// <param name="Lost">How many code points become spaces, as the format has no code for them.</param>
    /// <param name="LostCharacters">Each of them once.</param>
    internal sealed record CloudRequestsFigures(
        int Digits,
        double DigitsPerCharacter,
        int Lost,
        IReadOnlyList<string> LostCharacters);

    /// <summary>The output of <c>wire --json</c>: the digits that a text takes in both formats.</summary>
    /// <param name="Characters">Unicode code points.</param>
    /// <param name="Bytes">UTF-8 bytes.</param>
    /// <param name="Whole">The text as one value of CB1.</param>
    /// <param name="Lines">Its lines that are not empty as a list of CB1.</param>
    /// <param name="CloudRequests">The text as one answer of the older format.</param>
    internal sealed record WireFigures(
        int Characters,
        int Bytes,
        Cb1Figures Whole,
        Cb1Figures Lines,
        CloudRequestsFigures CloudRequests);
}
