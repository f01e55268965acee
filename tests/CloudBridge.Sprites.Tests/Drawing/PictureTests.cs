using System.Globalization;
using System.Xml.Linq;
using CloudBridge.Sprites.Drawing;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Tests.Drawing;

public sealed class PictureTests
{
    private const string Tricky = "A & B <i>\"c\" 'd'</i> ü 名";

    public static TheoryData<string> All() => ["button", "light", "cloud", "backdrop"];

    [Theory]
    [MemberData(nameof(All))]
    public void A_picture_is_well_formed_and_as_large_as_its_view(string name)
    {
        var svg = Parse(Draw(name));
        var size = new[] { svg.Attribute("width")!.Value, svg.Attribute("height")!.Value };

        Assert.Equal("http://www.w3.org/2000/svg", svg.Name.NamespaceName);
        Assert.Equal(["0", "0", .. size], svg.Attribute("viewBox")!.Value.Split(' '));
        Assert.All(size, number => Assert.InRange(double.Parse(number, CultureInfo.InvariantCulture), 1, 480));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_place_of_the_sprite_is_the_middle_of_its_picture(string name)
    {
        var costume = Draw(name);
        var svg = Parse(costume);

        Assert.Equal(double.Parse(svg.Attribute("width")!.Value, CultureInfo.InvariantCulture) / 2, costume.CenterX, 0.01);
        Assert.Equal(double.Parse(svg.Attribute("height")!.Value, CultureInfo.InvariantCulture) / 2, costume.CenterY, 0.01);
    }

    [Fact]
    public void Labels_are_shown_as_they_are_and_are_never_markup()
    {
        Assert.Equal([Tricky], Texts(Picture.Button(Tricky, Picture.Blue, 130, 44)));
        Assert.Equal([Tricky, "hint <b>"], Texts(Picture.Backdrop(Tricky, "hint <b>", Picture.Blue)));
    }

    [Theory]
    [InlineData("OK")]
    [InlineData("A label that is far too long for its button")]
    [InlineData("監視を再開するボタン")]
    public void A_label_fits_its_button(string label)
    {
        var text = Parse(Picture.Button(label, Picture.Blue, 104, 32)).Descendants().Single(element => element.Name.LocalName == "text");
        var size = double.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);

        Assert.InRange(label.Sum(letter => letter > '\u2FFF' ? 1.0 : 0.6) * size, 1, 104 - 16);
        Assert.InRange(size, 1, 32 * 0.5);
    }

    [Fact]
    public void A_hint_that_is_long_goes_on_in_the_next_line()
    {
        var lines = Parse(Picture.Backdrop("Title", string.Join(' ', Enumerable.Repeat("word", 30)), Picture.Blue)).Descendants()
            .Where(element => element.Name.LocalName == "text").Skip(1).ToArray();

        Assert.True(lines.Length > 1);
        Assert.Equal(lines.Length, lines.Select(line => line.Attribute("y")!.Value).Distinct().Count());
        Assert.All(lines, line => Assert.InRange(line.Value.Length, 1, 62));
    }

    [Fact]
    public void A_lamp_has_the_colour_and_name_it_is_given()
    {
        var lamp = Picture.Light("up", Picture.Green, 8);

        Assert.Equal("up", lamp.Name);
        Assert.Contains(Parse(lamp).Descendants(), element => element.Attribute("fill")?.Value == Picture.Green);
    }

    [Fact]
    public void Numbers_have_a_point_whatever_the_country()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;
            Assert.DoesNotContain(",", Picture.Cloud(0.75).Image.Source, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Costume Draw(string name) => name switch
    {
        "button" => Picture.Button("Go", Picture.Blue, 131, 45),
        "light" => Picture.Light("on", Picture.Red, 15),
        "cloud" => Picture.Cloud(1.1),
        _ => Picture.Backdrop("Title", "A hint", Picture.Violet),
    };

    private static XElement Parse(Costume costume) => XDocument.Parse(costume.Image.Source).Root!;

    private static IEnumerable<string> Texts(Costume costume) => Parse(costume).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value);
}
