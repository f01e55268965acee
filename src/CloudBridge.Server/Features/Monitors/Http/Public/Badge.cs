using System.Globalization;
using System.Net;
using System.Text;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;

namespace CloudBridge.Server.Features.Monitors.Http.Public;

/// <summary>Draws a badge: a name on the left, a state on the right.</summary>
internal static class Badge
{
    private const int LongestName = 40;
    private const int LetterWidth = 7;
    private const int Padding = 12;

    private const string Green = "#2b8a3e";
    private const string Red = "#c92a2a";
    private const string Orange = "#b35900";
    private const string Grey = "#6b7280";

    /// <summary>The badge of what is not public, or not there: nobody can tell which.</summary>
    public static string Private { get; } = Draw("monitor", "private", Grey);

    /// <summary>
    /// The badge of a monitor; one without a label is called by its number, since its address is not for everybody.
    /// </summary>
    public static string Of(MonitorView view)
    {
        var label = Clean(view.Definition.Settings.Label);
        var name = label.Length > 0 ? label : string.Create(CultureInfo.InvariantCulture, $"monitor {view.Definition.Id}");
        return Draw(name, ApiWords.Of(view.Status.State), ColorOf(view.Status.State));
    }

    private static string ColorOf(MonitorState state) => state switch
    {
        MonitorState.Up => Green,
        MonitorState.Down => Red,
        MonitorState.Flapping => Orange,
        _ => Grey,
    };

    /// <summary>Without what XML does not allow, and cut where nobody would read on.</summary>
    private static string Clean(string label)
    {
        var text = new StringBuilder();
        foreach (
            var rune in label.EnumerateRunes()
                .Where(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF))
                .Take(LongestName))
        {
            text.Append(rune.ToString());
        }

        return text.ToString().Trim();
    }

    private static string Draw(string name, string state, string color)
    {
        var (left, right) = (WidthOf(name), WidthOf(state));
        var (shownName, shownState) = (WebUtility.HtmlEncode(name), WebUtility.HtmlEncode(state));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{shownName}: {shownState}">
            <title>{shownName}: {shownState}</title>
            <rect width="{left + right}" height="20" rx="3" fill="#374151"/>
            <path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-{right - 3}z" fill="{color}"/>
            <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
            <text x="{left / 2}" y="14">{shownName}</text>
            <text x="{left + (right / 2)}" y="14">{shownState}</text>
            </g>
            </svg>

            """);
    }

    private static int WidthOf(string text) => (text.EnumerateRunes().Count() * LetterWidth) + Padding;
}
