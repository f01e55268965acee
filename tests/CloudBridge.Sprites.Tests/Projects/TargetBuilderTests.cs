using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Tests.Projects;

public sealed class TargetBuilderTests
{
    private readonly SpriteBuilder _sprite = new("Cat", layer: 3) { IsVisible = true, X = -20, Y = 30 };

    [Fact]
    public void A_sprite_has_all_that_Scratch_wants_of_one()
    {
        var json = _sprite.ToJson();

        Assert.Equal("isStage", json.First().Key);
        Assert.Equal(
            """{"isStage":false,"name":"Cat","variables":{},"lists":{},"broadcasts":{},"blocks":{},"comments":{},"currentCostume":0,"sounds":[],"volume":100,"layerOrder":3,"visible":true,"x":-20,"y":30,"size":100,"direction":90,"draggable":false,"rotationStyle":"all around"}""",
            Without(json, "costumes"));
    }

    [Fact]
    public void A_target_without_a_costume_gets_one_that_shows_nothing()
    {
        Assert.Equal("blank", (string?)_sprite.ToJson()["costumes"]!.AsArray().Single()!["name"]);
        Assert.Equal([SvgImage.Empty], _sprite.Images);

        _sprite.AddCostume(new Costume("cat", new SvgImage("<svg/>")));
        Assert.Equal(["cat"], _sprite.ToJson()["costumes"]!.AsArray().Select(costume => (string?)costume!["name"]));
    }

    [Fact]
    public void Variables_and_lists_are_written_with_their_names_and_what_they_hold()
    {
        var score = _sprite.AddVariable("score", "7");
        var names = _sprite.AddList("names", "Ada", "Bo");
        var numbers = _sprite.AddList("numbers", [1, 2]);
        var json = _sprite.ToJson();

        Assert.Equal("""["score","7"]""", json["variables"]![score.Id]!.ToJsonString());
        Assert.Equal("""["names",["Ada","Bo"]]""", json["lists"]![names.Id]!.ToJsonString());
        Assert.Equal("""["numbers",[1,2]]""", json["lists"]![numbers.Id]!.ToJsonString());
    }

    [Fact]
    public void A_name_is_given_once_and_shared_when_that_is_wished()
    {
        var score = _sprite.AddVariable("score", "7");
        var names = _sprite.AddList("names", "Ada");

        Assert.Throws<ArgumentException>(() => _sprite.AddVariable("score"));
        Assert.Throws<ArgumentException>(() => _sprite.AddList("names"));
        Assert.Equal((score, names), (_sprite.Share("score"), _sprite.ShareList("names")));
        Assert.Equal("""["score","7"]""", _sprite.ToJson()["variables"]![score.Id]!.ToJsonString());
        Assert.Equal(_sprite.Share("other"), _sprite.Share("other"));
        Assert.Equal(_sprite.ShareList("others"), _sprite.ShareList("others"));
    }

    [Fact]
    public void A_variable_and_a_list_may_have_one_name() => Assert.NotEqual(_sprite.AddVariable("same").Id, _sprite.AddList("same").Id);

    [Fact]
    public void Two_costumes_of_one_name_are_refused_and_case_makes_two_of_them()
    {
        _sprite.AddCostume(new Costume("a", SvgImage.Empty));
        _sprite.AddCostume(new Costume("A", SvgImage.Empty));

        Assert.Contains(
            "'Cat' has a costume 'a'",
            Assert.Throws<ArgumentException>(() => _sprite.AddCostume(new Costume("a", SvgImage.Empty))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_lie_in_four_columns()
    {
        for (var n = 0; n < 6; n++)
        {
            _sprite.AddScript(Events.WhenClicked());
        }

        var places = _sprite.ToJson()["blocks"]!.AsObject().Select(block => ((int)block.Value!["x"]!, (int)block.Value["y"]!));
        Assert.Equal([(0, 0), (700, 0), (1400, 0), (2100, 0), (0, 900), (700, 900)], places);
    }

    [Fact]
    public void What_is_written_does_not_change_what_is_written_next()
    {
        var score = _sprite.AddVariable("score", "7");
        _sprite.ToJson()["variables"]!.AsObject().Clear();

        Assert.NotNull(_sprite.ToJson()["variables"]![score.Id]);
    }

    private static string Without(System.Text.Json.Nodes.JsonObject json, string key)
    {
        json.Remove(key);
        return json.ToJsonString();
    }
}
