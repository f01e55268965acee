using System.Globalization;

namespace CloudBridge.Reliability.Rows.LossCb1;

/// <summary>A request and what the project must show for it.</summary>
/// <param name="Number">Tells answers apart, and says of which kind they are.</param>
/// <param name="Filler">An argument that makes the request long; empty for a short one.</param>
internal sealed record Cb1LossQuestion(int Number, string Filler)
{
    private const int Kinds = 5;

    /// <summary>The text a project shows: items with a stroke between them.</summary>
    public string Expected => Answer(Number) is { Items: { } items } ? string.Join('|', items) : Answer(Number).Content!;

    /// <summary>What the handler returns: numbers, short and long texts, other scripts, and lists.</summary>
    public static RequestResult Answer(int number) => (number % Kinds) switch
    {
        0 => Invariant($"{number}"),
        1 => Invariant($"answer {number}"),
        2 => string.Concat(Enumerable.Range(0, 20 + (number * 31 % 200)).Select(piece => Invariant($"n{number}p{piece} "))),
        3 => string.Concat(Enumerable.Range(0, 5 + (number % 60)).Select(piece => Invariant($"\u732b{piece}\ud83d\ude3a{number} "))),
        _ => RequestResult.List(Enumerable.Range(0, number % 90).Select(item => item % 7 == 0 ? "" : Invariant($"{number}.{item}"))),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
