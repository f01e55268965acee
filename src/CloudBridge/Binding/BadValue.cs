using CloudBridge.Hosting;
using CloudBridge.Numbers;

namespace CloudBridge.Binding;

/// <summary>Says what is wrong with an argument that cannot be read, in the same words for every request.</summary>
internal static class BadValue
{
    private const int LongestQuote = 30;

    /// <summary>The sentence: <c>page must be a whole number, not "two".</c></summary>
    public static string Describe(RequestParameter parameter, string argument)
    {
        var quote = $"\"{(argument.Length <= LongestQuote ? argument : argument[..(LongestQuote - 3)] + "...")}\"";
        var isWhole = parameter.Type == ArgumentReaders.Whole;
        return (isWhole || parameter.Type == ArgumentReaders.Number) && DecimalText.FaultOf(argument, isWhole) is { } fault
            ? $"{parameter.Name} is {fault}: {quote}."
            : $"{parameter.Name} must be {Phrase(parameter.Type)}, not {quote}.";
    }

    private static string Phrase(string type)
    {
        var words = type.Split('/');
        return words.Length > 1 ? $"{string.Join(", ", words[..^1])} or {words[^1]}"
            : type.StartsWith("one ", StringComparison.Ordinal) ? type
            : $"{("aeio".Contains(type[0], StringComparison.Ordinal) ? "an" : "a")} {type}";
    }
}
