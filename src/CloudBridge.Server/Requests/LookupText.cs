using System.Globalization;
using System.Text.RegularExpressions;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Requests;

/// <summary>Reads what players write for names, numbers, words and languages: also a name with an @, or a whole link.</summary>
internal static partial class LookupText
{
    private const int LongestQuery = 200;
    private const int LongestQuote = 30;

    /// <summary>The name of a user.</summary>
    /// <exception cref="BadValueException">No user can have it.</exception>
    public static string User(string text)
    {
        var name = (Part(text, "users", "a user") ?? text).Trim().TrimStart('@').Trim();
        return ScratchNames.IsUsername(name)
            ? name
            : throw new BadValueException($"{Quote(text)} is not a user name. It has up to {ScratchNames.MaxLength} letters, digits, - and _");
    }

    /// <summary>The number of a project.</summary>
    /// <exception cref="BadValueException">No project can have it.</exception>
    public static long Project(string text) => Number(text, "project", "projects");

    /// <summary>The number of a studio.</summary>
    /// <exception cref="BadValueException">No studio can have it.</exception>
    public static long Studio(string text) => Number(text, "studio", "studios");

    /// <summary>The number of a class.</summary>
    /// <exception cref="BadValueException">No class can have it.</exception>
    public static long Classroom(string text) => Number(text, "class", "classes");

    /// <summary>The number of a topic of the forum.</summary>
    /// <exception cref="BadValueException">No topic can have it.</exception>
    public static long Topic(string text) => Number(text, "topic", "discuss/topic");

    /// <summary>The number of a post of the forum.</summary>
    /// <exception cref="BadValueException">No post can have it.</exception>
    public static long Post(string text) => Number(text, "post", "discuss/post");

    /// <summary>The number of a comment.</summary>
    /// <exception cref="BadValueException">No comment can have it.</exception>
    public static long Comment(string text)
    {
        var number = CommentLink().Match(text) is { Success: true } link ? link.Groups["value"].ValueSpan : text.AsSpan().Trim();
        return TryRead(number, out var comment)
            ? comment
            : throw new BadValueException($"{Quote(text)} is not the number of a comment. Requests that list comments answer it as id.");
    }

    /// <summary>Words to look for.</summary>
    /// <exception cref="BadValueException">There are none, or too many.</exception>
    public static string Query(string text)
    {
        var words = text.Trim().Trim('"').Trim();
        return words.Length switch
        {
            0 => throw new BadValueException("Please say what to look for."),
            > LongestQuery => throw new BadValueException($"That is too long to look for: {LongestQuery} characters are the most."),
            _ => words,
        };
    }

    /// <summary>A text to do something with.</summary>
    /// <exception cref="BadValueException">There is none, or it is too long.</exception>
    public static string Text(string text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? throw new BadValueException("The text is empty. Please write one.")
        : text.Length > longest ? throw new BadValueException($"The text is too long: {longest} characters are the most.")
        : text;

    /// <summary>The code of a language; null for none.</summary>
    /// <exception cref="BadValueException">It is no such code.</exception>
    public static string? LanguageOrNone(string text) => text.Trim().Length == 0 ? null : Language(text);

    /// <summary>The code of a language.</summary>
    /// <exception cref="BadValueException">It is no such code.</exception>
    public static string Language(string text)
    {
        var code = text.Trim();
        return LanguagePattern().IsMatch(code) ? code
            : throw new BadValueException($"{Quote(text)} is not a language. Use its short code: en, es, de, fr, ja, pt-br, zh-cn and so on.");
    }

    /// <summary>The text of a player, between quotation marks and not longer than a sentence can take.</summary>
    public static string Quote(string text) => $"\"{(text.Length <= LongestQuote ? text : text[..(LongestQuote - 3)] + "...")}\"";

    /// <summary>The name or number in a link; the text itself when it is none.</summary>
    public static string WithoutLink(string text) =>
        Link().Match(text) is { Success: true } link ? link.Groups["value"].Value : text.Trim().TrimStart('@', '#');

    private static long Number(string text, string noun, string kind)
    {
        var number = (Part(text, kind, $"a {noun}") ?? text).AsSpan().Trim().TrimStart('#');
        return TryRead(number, out var value)
            ? value
            : throw new BadValueException(
                $"{Quote(text)} is not the number of a {noun}. Use the number in its link, such as 142 in scratch.mit.edu/{kind}/142, or the whole link.");
    }

    private static bool TryRead(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;

    private static string? Part(string text, string kind, string what)
    {
        if (Link().Match(text) is not { Success: true } link)
        {
            return null;
        }

        var found = link.Groups["kind"] is { Success: true } group ? group.Value : "projects";
        return found.Equals(kind, StringComparison.OrdinalIgnoreCase)
            ? link.Groups["value"].Value
            : throw new BadValueException($"That is a link, but not to {what}.");
    }

    [GeneratedRegex(
        @"^\s*(?:https?:/*)?(?:www\.)?(?:(?:api\.)?scratch\.mit\.edu/(?<kind>discuss/[a-z]+|[a-z]+)|turbowarp\.org)/(?<value>[^/?#\s]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"#?comments-(?<value>[0-9]+)\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentLink();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})?\z")]
    private static partial Regex LanguagePattern();
}
