using System.Globalization;

namespace CloudBridge.Benchmarks.Stats;

/// <summary>
/// Writes files for an import, the same ones every time. A few users and projects have most of the views, as on Scratch. Every twentieth post has a run of
/// letters without spaces in it, every fiftieth a word with signs.
/// </summary>
/// <param name="rows">Users, and as many projects.</param>
/// <param name="posts">Posts of the forum.</param>
/// <param name="words">Words of a post.</param>
internal sealed class StatsFileWriter(int rows, int posts, int words)
{
    /// <summary>The word with signs.</summary>
    public const string Signs = "C++";

    private const int Topics = 5_000;
    private const int Letters = 300;

    public static IReadOnlyList<string> Countries { get; } = [.. Enumerable.Range(0, 200).Select(country => $"Country {country}")];

    public static IReadOnlyList<string> Words { get; } = [.. Enumerable.Range(0, 20_000).Select(Word)];

    private static readonly string[] Categories = ["Suggestions", "Bugs and Glitches", "Questions about Scratch", "Help with Scripts", "Show and Tell", "Things I'm Making and Creating"];

    private readonly Random _random = new(1);

    /// <summary>The name of a user; users that follow one another are far apart in the order of names.</summary>
    public static string Name(long user) => string.Create(CultureInfo.InvariantCulture, $"{Words[(int)(user * 7919 % Words.Count)]}_{user:x}");

    public void WriteUsersAndProjects(string file)
    {
        using var writer = new StreamWriter(file);
        for (var user = 0; user < rows; user++)
        {
            var country = Countries[(int)(Countries.Count * Math.Pow(_random.NextDouble(), 3))];
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"type":"user","username":"{{{Name(user)}}}","id":{{{1_000 + (user * 3L)}}},"joined":"2014-08-31T00:00:00.000Z","followers":{{{Few()}}},"following":{{{Few()}}},"country":"{{{country}}}","bio":"{{{Text(6)}}}","work":"{{{Text(6)}}}","status":"Scratcher","school":null}"""));
        }

        for (var project = 0; project < rows; project++)
        {
            var views = Few() * 10;
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"type":"project","id":{{{10_000_000 + (project * 7L)}}},"username":"{{{Name((long)(rows * Math.Pow(_random.NextDouble(), 2)))}}}","title":"{{{Text(3)}}}","times":{"created":"2013-01-28T17:08:11.000Z","modified":"2013-01-28T22:08:11.000Z","shared":"2013-01-29T21:11:46.000Z"},"description":"{{{Text(8)}}}","public":1,"statistics":{"views":{{{views}}},"loves":{{{views / 10}}},"favorites":{{{views / 12}}},"comments":{{{views / 20}}}}}"""));
        }
    }

    public void WritePosts(string file)
    {
        using var writer = new StreamWriter(file);
        for (var post = 1; post <= posts; post++)
        {
            var topic = _random.Next(1, Topics);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"type":"post","id":{{{post}}},"username":"{{{Name((long)(2_000 * Math.Pow(_random.NextDouble(), 3)))}}}","deleted":0,"time":{"posted":"2019-11-17T22:26:19.000Z"},"content":{"bb":"{{{Post(post)}}}"},"topic":{"id":{{{topic}}},"title":"{{{Words[topic]}}} {{{Words[topic * 3 % Words.Count]}}}","category":"{{{Categories[topic % Categories.Length]}}}"}}"""));
        }
    }

    /// <summary>Letters of a script without spaces; the first are the most frequent.</summary>
    public static string Run(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => (char)('\u4E00' + (int)(Letters * Math.Pow(random.NextDouble(), 2)))));

    private string Post(int post) => Text(words) + (post % 20 == 0 ? " " + Run(_random, 12) : "") + (post % 50 == 0 ? " " + Signs : "");

    private long Few() => (long)Math.Pow(10, _random.NextDouble() * 5);

    // Frequent words are frequent: the first hundred make up a third.
    private string Text(int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[(int)(Words.Count * Math.Pow(_random.NextDouble(), 5))]));

    private static string Word(int number)
    {
        var random = new Random(number);
        return string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{"bcdfghklmnprstvz"[random.Next(16)]}{"aeiou"[random.Next(5)]}")) + $"{"lnrst"[random.Next(5)]}";
    }
}
