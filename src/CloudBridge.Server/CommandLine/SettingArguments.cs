using System.Text.RegularExpressions;

namespace CloudBridge.Server.CommandLine;

/// <summary>
/// The settings among the arguments, <c>--Key:Sub=value</c> or <c>--Key:Sub value</c>, taken out before the
/// others are parsed, as a value may look like a verb.
/// </summary>
internal sealed partial record SettingArguments(IReadOnlyList<KeyValuePair<string, string?>> Settings, IReadOnlyList<string> Rest)
{
    /// <summary>Verbs whose own arguments are free text.</summary>
    private static readonly string[] VerbsWithText = ["request", "encode", "decode"];

    public static SettingArguments Split(IReadOnlyList<string> arguments)
    {
        var settings = new List<KeyValuePair<string, string?>>();
        var rest = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!Shape().IsMatch(arguments[i]) || rest.Any(VerbsWithText.Contains))
            {
                rest.Add(arguments[i]);
                continue;
            }

            var (key, value) = Cut(arguments[i][2..]);
            var isNext = value is null && i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
            settings.Add(KeyValuePair.Create(key, isNext ? arguments[++i] : value));
        }

        return new SettingArguments(settings, rest);
    }

    private static (string Key, string? Value) Cut(string text)
    {
        var mark = text.IndexOf('=', StringComparison.Ordinal);
        return mark < 0 ? (text, null) : (text[..mark], text[(mark + 1)..]);
    }

    [GeneratedRegex("^--[^=:]+:[^=]*(=|$)")]
    private static partial Regex Shape();
}
