using System.Collections.Concurrent;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>Counts how often the handler of each question ran. Safe for threads.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, int> _runs = new();

    public IReadOnlyDictionary<string, int> Runs => _runs;

    public void Count(string key) => _runs.AddOrUpdate(key, 1, (_, runs) => runs + 1);

    /// <summary>The answer to a question: its key and words that depend on it, so many characters long; for 0 a number.</summary>
    public static string AnswerOf(string key, int length)
    {
        if (length == 0)
        {
            return "7" + key[1..];
        }

        var text = new System.Text.StringBuilder($"answer {key}");
        for (var word = 0; text.Length < length; word++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {key} {word}");
        }

        return text.ToString(0, length);
    }
}
