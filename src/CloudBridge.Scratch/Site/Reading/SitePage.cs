using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CloudBridge.Scratch.Site;

/// <summary>
/// Reads HTML by its structure alone: nothing in it runs and nothing is fetched. Pages with too many elements, or elements
/// too deep in each other, are refused while they are read, since both make reading them cost more than they are worth.
/// </summary>
internal static partial class SitePage
{
    private const int MaxElements = 20_000;
    private const int MaxDepth = 200;

    /// <exception cref="UpstreamException">It is too large to read.</exception>
    public static IHtmlDocument Read(UpstreamCall call, string html)
    {
        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (_, _) =>
            {
                if (++elements > MaxElements)
                {
                    throw SiteJson.Malformed(call, $"its page has more than {MaxElements} elements.");
                }
            },
        });
        // Formatting that is left open comes back in every paragraph, as copies that nobody counts; <a> does not pile up.
        var page = parser.ParseDocument(Formatting().Replace(html, "<$1span"));
        return DepthOf(page) <= MaxDepth ? page : throw SiteJson.Malformed(call, $"the elements of its page are more than {MaxDepth} deep.");
    }

    /// <exception cref="UpstreamException">It is too large to read.</exception>
    public static IHtmlDocument Read(UpstreamCall call, UpstreamReply reply) =>
        Read(call, Encoding.UTF8.GetString(reply.Body.Span));

    /// <summary>The text of an element in one line, with single spaces; pictures are their names.</summary>
    public static string TextOf(INode? element)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var node in element.GetDescendants())
        {
            text.Append(node switch
            {
                IText words when words.ParentElement is not { LocalName: "script" or "style" } => words.Data,
                IHtmlImageElement picture => picture.AlternativeText,
                IHtmlBreakRowElement or IHtmlParagraphElement => " ",
                _ => null,
            });
        }

        return InOneLine(text.ToString());
    }

    public static string InOneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // Not by recursion, which a hostile page could make overflow the stack.
    private static int DepthOf(INode root)
    {
        var (node, depth, deepest) = (root, 0, 0);
        while (true)
        {
            if (node.FirstChild is { } child)
            {
                (node, depth) = (child, depth + 1);
                deepest = Math.Max(deepest, depth);
                continue;
            }

            while (node.NextSibling is null)
            {
                if (node == root || node.Parent is not { } parent || parent == root)
                {
                    return deepest;
                }

                (node, depth) = (parent, depth - 1);
            }

            node = node.NextSibling;
        }
    }

    [GeneratedRegex(@"<(/?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Formatting();
}
