namespace CloudBridge.Wires.Topics;

/// <summary>The rules for topics, whichever wire carries them.</summary>
internal static class TopicRules
{
    /// <summary>Characters of a name.</summary>
    public const int MaxLength = 50;

    /// <summary>Topics of one project that have a value.</summary>
    public const int MaxPublished = 99;

    /// <summary>The sentence for a name that is none.</summary>
    public const string Rule = "A topic has 1 to 50 letters, digits, '.', '-' and '_'.";

    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
