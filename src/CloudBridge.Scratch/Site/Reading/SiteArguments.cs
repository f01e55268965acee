using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CloudBridge.Scratch.Site;

/// <summary>Refuses names and numbers that nothing on Scratch can have, before anybody is asked.</summary>
internal static partial class SiteArguments
{
    public static string Name(string name, [CallerArgumentExpression(nameof(name))] string? parameter = null) =>
        ScratchNames.Must(name, parameter);

    public static long Id(long id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(id, 1, parameter);
        return id;
    }

    public static int Page(int page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        return page;
    }

    public static int Within(int number, int last, [CallerArgumentExpression(nameof(number))] string? parameter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, last, parameter);
        return number;
    }

    public static string Asset(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return AssetName().IsMatch(name)
            ? name
            : throw new ArgumentException("The name of an asset is 32 hexadecimal digits, a dot and its kind.", nameof(name));
    }

    /// <summary>A code of letters, digits and <c>-</c>, as languages have.</summary>
    public static string Code(string code, [CallerArgumentExpression(nameof(code))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code, parameter);
        return code.Length <= 12 && code.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? code
            : throw new ArgumentException("The code of a language has letters, digits and '-', 12 at most.", parameter);
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\.[0-9a-z]{2,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AssetName();
}
