namespace CloudBridge.Wires.Cb1.Topics;

/// <summary>What a topic may be called.</summary>
internal static class TopicNames
{
    public const int MaxLength = 50;

    public const string Rule = "A topic has 1 to 50 letters, digits, '.', '-' and '_'.";

    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
