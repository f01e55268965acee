using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>Digits that a character (a code point) takes, by kind of text, for texts the model was not trained on.</summary>
/// <param name="Cb1">Each line a text of a list, by kind; line feeds are not counted as characters.</param>
/// <param name="Cb1Whole">A whole file as one text.</param>
/// <param name="CloudRequests">The older format, where what it has no code for becomes a space.</param>
internal sealed record DensityFigures(
    IReadOnlyDictionary<string, double> Cb1, IReadOnlyDictionary<string, double> Cb1Whole, IReadOnlyDictionary<string, double> CloudRequests)
{
    private static readonly (string Kind, string[] Files)[] Kinds =
    [
        ("english", ["descriptions", "comments", "forum", "status"]),
        ("short_answers", ["answers"]),
        ("identifiers", ["identifiers", "urls", "users"]),
        ("latin", ["languages/de", "languages/es", "languages/fr", "languages/it", "languages/pt", "languages/nl", "languages/sv", "languages/pl", "languages/tr", "languages/id"]),
        ("other_scripts", ["scripts"]),
    ];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "texts");

    /// <summary>The text that the model serves first: players' descriptions, comments, posts and status texts.</summary>
    public static string English => string.Concat(Kinds[0].Files.Select(Read));

    /// <summary>Measures all kinds.</summary>
    /// <param name="titles">A file of project titles, one a line, where there is one; they are not ours to keep here.</param>
    public static DensityFigures Measure(string? titles = null)
    {
        var kinds = Kinds.Select(kind => (kind.Kind, Texts: kind.Files.Select(Read).ToArray())).ToList();
        if (titles is not null)
        {
            kinds.Add(("titles", [File.ReadAllText(titles)]));
        }

        return new DensityFigures(
            kinds.ToDictionary(kind => kind.Kind, kind => Average(kind.Texts, text => Lines(text).Sum(Length), text => AnswerPayload.OfList(Lines(text)).Write().Length)),
            kinds.ToDictionary(kind => kind.Kind, kind => Average(kind.Texts, Length, text => AnswerPayload.OfText(text).Write().Length)),
            kinds.ToDictionary(kind => kind.Kind, kind => Average(kind.Texts, Length, text => ResponsePayload.FromText(text, false).Digits.Length)));
    }

    private static double Average(string[] texts, Func<string, int> characters, Func<string, int> digits) =>
        Math.Round((double)texts.Sum(digits) / texts.Sum(characters), 3);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".txt"));
}
