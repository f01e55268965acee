using System.Globalization;
using System.Net;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Drawing;

/// <summary>The pictures of the projects, drawn for them as SVG.</summary>
internal static class Picture
{
    public const string Blue = "#2f7de1";
    public const string Green = "#22b573";
    public const string Red = "#e5484d";
    public const string Orange = "#f08c2e";
    public const string Violet = "#7c5cd6";
    public const string Grey = "#8795a8";
    public const string Yellow = "#f5c02c";

    private const int StageWidth = 480;
    private const int StageHeight = 360;
    private const string Font = "font-family=\"Sans Serif\"";
    private const string Hills =
        """<circle cx="70" cy="330" r="120" fill="#cfe3f7"/><circle cx="420" cy="370" r="150" fill="#cfe3f7"/>"""
        + """<circle cx="260" cy="390" r="110" fill="#c5dcf4"/>""";

    /// <summary>A button with a label in its middle.</summary>
    public static Costume Button(string label, string color, int width, int height)
    {
        var size = Math.Min(height * 0.46, (width - 16) / Math.Max(1, TextWidth(label)));
        var image = Svg(
            width + 4,
            height + 6,
            $"""
            <rect x="2" y="4" width="{width}" height="{height}" rx="{height / 2}" fill="#1b2a3f" opacity=".25"/>
            <rect x="2" y="1" width="{width}" height="{height}" rx="{height / 2}" fill="{color}"/>
            <rect x="8" y="4" width="{width - 12}" height="{height / 3}" rx="{height / 6}" fill="#fff" opacity=".22"/>
            {Line(label, (width + 4) / 2.0, 1 + (height / 2.0) + (size * 0.36), size, "#fff", "middle")}
            """);
        return new Costume("button", image) { CenterX = (width + 4) / 2.0, CenterY = (height + 6) / 2.0 };
    }

    /// <summary>A round lamp.</summary>
    public static Costume Light(string name, string color, int radius)
    {
        var middle = radius + 3;
        var image = Svg(
            2 * middle,
            2 * middle,
            $"""
            <circle cx="{middle}" cy="{middle}" r="{radius + 2}" fill="{color}" opacity=".3"/>
            <circle cx="{middle}" cy="{middle}" r="{radius}" fill="{color}"/>
            <circle cx="{middle - (radius / 3)}" cy="{middle - (radius / 3)}" r="{Number(radius / 3.5)}" fill="#fff" opacity=".65"/>
            """);
        return new Costume(name, image) { CenterX = middle, CenterY = middle };
    }

    /// <summary>A cloud with a face, 110 by 78 at scale 1.</summary>
    public static Costume Cloud(double scale)
    {
        var image = Svg(
            110 * scale,
            78 * scale,
            $"""
            <g transform="scale({Number(scale)})">
            {Puffs(Blue, 3)}
            {Puffs("#fff", 0)}
            <ellipse cx="42" cy="43" rx="5" ry="7" fill="#1b2a3f"/><ellipse cx="68" cy="43" rx="5" ry="7" fill="#1b2a3f"/>
            <circle cx="44" cy="40" r="1.8" fill="#fff"/><circle cx="70" cy="40" r="1.8" fill="#fff"/>
            <path d="M46 56q9 9 18 0" fill="none" stroke="#1b2a3f" stroke-width="3" stroke-linecap="round"/>
            <circle cx="32" cy="54" r="4.5" fill="#ffb3b8"/><circle cx="78" cy="54" r="4.5" fill="#ffb3b8"/>
            </g>
            """);
        return new Costume("cloud", image) { CenterX = 55 * scale, CenterY = 39 * scale };
    }

    /// <summary>The stage: a title, and a hint under it.</summary>
    public static Costume Backdrop(string title, string hint, string color)
    {
        var lines = Wrapped.Lines(hint, 62)
            .Select((line, index) => Line(line, StageWidth / 2.0, 66 + (17 * index), 13, "#33455e", "middle"));
        var image = Svg(
            StageWidth,
            StageHeight,
            $"""
            <rect width="{StageWidth}" height="{StageHeight}" fill="#dcecfb"/>
            {Hills}
            <rect width="{StageWidth}" height="44" fill="{color}"/>
            {Line(title, StageWidth / 2.0, 31, 24, "#fff", "middle")}
            {string.Concat(lines)}
            """);
        return new Costume("backdrop", image) { CenterX = StageWidth / 2.0, CenterY = StageHeight / 2.0 };
    }

    // One shape slightly larger behind another makes the outline.
    private static string Puffs(string color, int more) =>
        $"""
        <circle cx="27" cy="50" r="{20 + more}" fill="{color}"/><circle cx="54" cy="35" r="{29 + more}" fill="{color}"/>
        <circle cx="83" cy="47" r="{22 + more}" fill="{color}"/>
        """
        + $"""<rect x="{27 - more}" y="{46 - more}" width="{56 + (2 * more)}" height="{24 + (2 * more)}" fill="{color}"/>""";

    // In ems: letters of the Far East are twice as wide as others.
    private static double TextWidth(string text) => text.Sum(character => character > '\u2FFF' ? 1.05 : 0.6);

    private static string Line(string text, double x, double y, double size, string color, string anchor) =>
        $"""<text x="{Number(x)}" y="{Number(y)}" {Font} font-size="{Number(size)}" font-weight="bold" fill="{color}" """
        + $"""text-anchor="{anchor}">{WebUtility.HtmlEncode(text)}</text>""";

    private static SvgImage Svg(double width, double height, string content) =>
        new($"""<svg xmlns="http://www.w3.org/2000/svg" width="{Number(width)}" height="{Number(height)}" """
            + $"""viewBox="0 0 {Number(width)} {Number(height)}">{content}</svg>""");

    private static string Number(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
