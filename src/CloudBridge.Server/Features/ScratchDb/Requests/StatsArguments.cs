using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Reads what only requests about statistics take: countries, categories and spans of days.</summary>
internal static class StatsArguments
{
    private const int LongestText = 60;
    private const int LongestPage = 10;
    private const int LongestRange = 3_650;
    private const string AllCountries = "global";

    /// <summary>A country; null for all of them.</summary>
    /// <exception cref="BadValueException">It cannot be one.</exception>
    public static string? Country(string text)
    {
        var country = text.Trim();
        if (country.Length is > 0 and <= LongestPage && country.All(char.IsAsciiDigit))
        {
            throw new BadValueException($"{country} is not a country. For page {country} of all countries write global before it, or page:{country}.");
        }

        return country.Equals(AllCountries, StringComparison.OrdinalIgnoreCase) ? null
            : country.Length is > 0 and <= LongestText && country.Any(char.IsLetter) ? country
            : throw new BadValueException("That is not a country. Write it in English as Scratch does, such as United Kingdom, or global for all.");
    }

    /// <summary>A category of the forum.</summary>
    /// <exception cref="BadValueException">It cannot be one.</exception>
    public static string Category(string text) => text.Trim() is { Length: > 0 and <= LongestText } category
        ? category
        : throw new BadValueException("That is not a category. Write it in English as the forum does, such as Suggestions, or total for the whole forum.");

    /// <summary>Days to look back, or between two points.</summary>
    /// <exception cref="BadValueException">There are too few or too many.</exception>
    public static int Days(int days) => days is >= 1 and <= LongestRange ? days : throw new BadValueException($"Ask for 1 to {LongestRange} days.");
}
