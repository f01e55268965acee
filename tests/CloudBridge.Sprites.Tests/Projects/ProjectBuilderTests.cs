using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Tests.Projects;

public sealed class ProjectBuilderTests
{
    private readonly ProjectBuilder _project = new();

    [Fact]
    public void A_project_has_the_stage_first_and_says_which_Scratch_it_is_for()
    {
        _project.AddSprite("Second");
        var json = _project.ToJson();

        Assert.Equal(["targets", "monitors", "extensions", "meta"], json.Select(part => part.Key));
        Assert.Equal(["Stage", "Second"], json["targets"]!.AsArray().Select(target => (string?)target!["name"]));
        Assert.Equal("3.0.0", (string?)json["meta"]!["semver"]);
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string?)json["meta"]!["vm"]);
        Assert.Empty(json["extensions"]!.AsArray());
    }

    [Fact]
    public void Sprites_added_later_lie_before_those_added_earlier()
    {
        _project.AddSprite("Hidden");
        _project.AddSprite("Seen", 10, -20, new Costume("one", SvgImage.Empty), new Costume("two", new SvgImage("<svg/>")));
        var sprites = _project.ToJson()["targets"]!.AsArray().Skip(1).ToArray();

        Assert.Equal(
            [(1, false, 0, 0), (2, true, 10, -20)],
            sprites.Select(sprite => ((int)sprite!["layerOrder"]!, (bool)sprite["visible"]!, (int)sprite["x"]!, (int)sprite["y"]!)));
        Assert.Equal(2, sprites[1]!["costumes"]!.AsArray().Count);
    }

    [Fact]
    public void Each_image_is_kept_once()
    {
        var image = new SvgImage("<svg/>");
        _project.AddSprite("One", 0, 0, new Costume("a", image), new Costume("b", image));
        _project.AddSprite("Two", 0, 0, new Costume("a", new SvgImage("<svg/>")));

        Assert.Equal([SvgImage.Empty, image], _project.Images);
    }

    [Fact]
    public void What_is_shown_on_the_stage_names_its_variable_or_list()
    {
        var sprite = _project.AddSprite("Sprite");
        var (score, names) = (sprite.AddVariable("score"), sprite.AddList("names"));
        _project.Show(new StageMonitor(score, "Sprite", 5, 6));
        _project.Show(new StageMonitor(names, null, 7, 8) { Width = 100, Height = 200 });
        var monitors = _project.ToJson()["monitors"]!.AsArray();

        Assert.Equal(
            $$"""{"id":"{{score.Id}}","mode":"default","opcode":"data_variable","params":{"VARIABLE":"score"},"spriteName":"Sprite","value":"","width":0,"height":0,"x":5,"y":6,"visible":true}""",
            Plain(monitors[0]!));
        Assert.Equal(
            $$"""{"id":"{{names.Id}}","mode":"list","opcode":"data_listcontents","params":{"LIST":"names"},"spriteName":null,"value":[],"width":100,"height":200,"x":7,"y":8,"visible":true}""",
            Plain(monitors[1]!));
    }

    [Fact]
    public void Nothing_but_variables_and_lists_is_shown_on_the_stage() =>
        Assert.Throws<NotSupportedException>(() => new StageMonitor(new Literal("x"), null, 0, 0).ToJson());

    [Fact]
    public void Ids_are_short_and_made_from_the_names_alone()
    {
        Assert.Equal(ShortId.For("Cat", "variable", "score"), ShortId.For("Cat", "variable", "score"));
        Assert.All(Enumerable.Range(0, 100), n => Assert.Equal(4, ShortId.For($"{n}").Length));
        Assert.NotEqual(ShortId.For("Cat", "variable", "score"), ShortId.For("Cat", "list", "score"));
        Assert.NotEqual(ShortId.For("a", "bc"), ShortId.For("ab", "c"));
    }

    [Fact]
    public void Blocks_of_two_targets_may_have_the_same_ids_and_variables_never()
    {
        var (one, two) = (_project.AddSprite("One"), _project.AddSprite("Two"));
        foreach (var sprite in new[] { one, two })
        {
            sprite.AddScript(Events.WhenClicked(Data.Set(sprite.AddVariable("score"), 1)));
        }

        var targets = _project.ToJson()["targets"]!.AsArray().Skip(1).ToArray();
        Assert.Equal(targets[0]!["blocks"]!.AsObject().Select(block => block.Key), targets[1]!["blocks"]!.AsObject().Select(block => block.Key));
        Assert.NotEqual(targets[0]!["variables"]!.AsObject().Single().Key, targets[1]!["variables"]!.AsObject().Single().Key);
    }

    private static string Plain(System.Text.Json.Nodes.JsonNode json) =>
        json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
