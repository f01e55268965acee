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

    private static double PerCharacter(int digits, int characters) => characters == 0 ? 0 : Math.Round((double)digits / characters, 3);
}
