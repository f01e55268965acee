using System.Text;
using System.Text.RegularExpressions;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>
/// Finds out in which characters a page is, as browsers do: by its mark, the header, or what it says of itself.
/// </summary>
internal static partial class PageCharset
{
    /// <summary>Within so many bytes a page says it.</summary>
    public const int LookedAt = 1_024;

    private const int PatienceMilliseconds = 200;

    /// <summary>The encoding that is tried where nothing is said; it throws when that was wrong.</summary>
    public static Encoding Undeclared { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding that is taken then.</summary>
    public static Encoding Western { get; } = Find("windows-1252") ?? Encoding.Latin1;

    /// <summary>The characters; null when nothing is said that is known, or not yet.</summary>
    /// <param name="contentType">The header; null when there is none.</param>
    /// <param name="start">How the page begins.</param>
    public static Encoding? Declared(string? contentType, ReadOnlySpan<byte> start) =>
        OfMark(start) ?? Find(Label(OfHeader(), contentType ?? "")) ?? OfPage(Encoding.Latin1.GetString(start[..Math.Min(start.Length, LookedAt)]));

    private static Encoding? OfMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        _ => null,
    };

    /// <summary>Whoever can read that it is UTF-16 shows that it is not.</summary>
    private static Encoding? OfPage(string start)
    {
        var encoding = Find(Label(OfMeta(), start)) ?? Find(Label(OfXml(), start));
        return encoding is UnicodeEncoding ? Encoding.UTF8 : encoding;
    }

    private static string Label(Regex pattern, string text)
    {
        try
        {
            return pattern.Match(text).Groups[1].Value;
        }
        catch (RegexMatchTimeoutException)
        {
            return "";
        }
    }

    private static Encoding? Find(string label)
    {
        var name = label.ToLowerInvariant() switch
        {
            "latin1" or "iso-8859-1" or "iso8859-1" or "us-ascii" or "ascii" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" => "gb18030",
            "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" => "shift_jis",
            "utf8" => "utf-8",
            var other => other,
        };
        try
        {
            return name.Length == 0 ? null : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?([^\s"';,]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatienceMilliseconds)]
    private static partial Regex OfHeader();

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatienceMilliseconds)]
    private static partial Regex OfMeta();

    [GeneratedRegex("""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]+)["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatienceMilliseconds)]
    private static partial Regex OfXml();
}
