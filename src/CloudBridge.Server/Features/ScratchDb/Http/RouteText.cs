using System.Globalization;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>Reads pieces of paths.</summary>
internal static class RouteText
{
    public const int LastPage = 1_000_000;

    public static string PageSentence { get; } = $"The page must be a whole number from 0 to {LastPage}.";

    public static bool TryPage(string text, out int page) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page <= LastPage;

    public static bool TryId(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;

    /// <summary>A name in a path: the framework leaves the slash in it as it was written, <c>%2F</c>.</summary>
    public static string Name(string text) => text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a member in small letters.</summary>
    public static bool TryType<T>(string text, out T type)
        where T : struct, Enum =>
            Enum.TryParse(text, ignoreCase: true, out type) && char.IsAsciiLetter(text[0]) && !text.Contains(',', StringComparison.Ordinal);

    public static string TypeSentence<T>()
        where T : struct, Enum => $"The list must be one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}.";
}
