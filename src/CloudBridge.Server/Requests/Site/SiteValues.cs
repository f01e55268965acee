namespace CloudBridge.Server.Requests.Site;

/// <summary>Checks what players give, before anybody is asked, and says what is wrong in a sentence.</summary>
internal static class SiteValues
{
    private const int MaxNameLength = 30;
    private const int MaxPage = 10_000;

    public static string Name(string name)
    {
        var user = name.Trim().TrimStart('@');
        return user.Length is > 0 and <= MaxNameLength && user.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? user
            : throw new PlayerVisibleException("A user name has 1 to 30 letters, digits, '-' and '_'.");
    }

    public static long Id(long id, string what) =>
        id > 0 ? id : throw new PlayerVisibleException($"The number of a {what} is 1 or more.");

    public static int Page(int page) =>
        page is >= 1 and <= MaxPage ? page : throw new PlayerVisibleException("Pages go from 1 to 10000.");

    public static string Language(string code)
    {
        var language = code.Trim();
        return language.Length is > 0 and <= 12 && language.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? language
            : throw new PlayerVisibleException("A language is a code such as fr or zh-cn. Ask translate.languages for all.");
    }

    public static string Text(string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PlayerVisibleException("The text is empty.");
        }

        return text.Length <= longest ? text : throw new PlayerVisibleException($"The text is too long: {longest} characters are the most.");
    }
}
