using System.Buffers;

namespace CloudBridge.Server.Requests.Stats;

/// <summary>Says what is wrong with a name, number, country or category; null when nothing is.</summary>
internal static class StatsArguments
{
    private const int LongestName = 30;
    private const int LongestText = 60;
    private const int LongestRange = 3_650;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    // A bare null would become an answer without text: a text may stand for an answer.
    private static RequestResult? Fine => default;

    public static RequestResult? BadName(string name) => name.Length is 0 or > LongestName || name.AsSpan().ContainsAnyExcept(NameCharacters)
        ? RequestResult.BadArgument("That is no name of a user. Names have letters, digits, - and _ and up to 20 characters.")
        : Fine;

    public static RequestResult? BadId(long id) => id < 1 ? RequestResult.BadArgument("Numbers of projects, posts and topics count from 1.") : Fine;

    public static RequestResult? BadCountry(string country)
    {
        if (country.Length > 0 && country.All(char.IsAsciiDigit))
        {
            return RequestResult.BadArgument($"{country} is not a country. For page {country} of all countries write global before it, or page:{country}.");
        }

        return country.Length > LongestText || country.Contains('/', StringComparison.Ordinal)
            ? RequestResult.BadArgument("That is not a country. Write it in English as Scratch does, such as United Kingdom, or global for all.")
            : Fine;
    }

    public static RequestResult? BadCategory(string category) => string.IsNullOrWhiteSpace(category) || category.Length > LongestText || category.Contains('/', StringComparison.Ordinal)
        ? RequestResult.BadArgument("That is not a category. Write it in English as the forum does, such as Suggestions, or total for the whole forum.")
        : Fine;

    public static RequestResult? BadDays(int days, int step) => days is < 1 or > LongestRange || step is < 1 or > LongestRange
        ? RequestResult.BadArgument($"Days and step must be from 1 to {LongestRange}.")
        : Fine;
}
