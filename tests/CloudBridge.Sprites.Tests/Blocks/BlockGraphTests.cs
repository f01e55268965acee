using System.Text.Json.Nodes;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Tests.Blocks;

public sealed class BlockGraphTests
{
    private static readonly Variable Score = new("s1", "score");

    private readonly BlockGraph _graph = new();

    [Fact]
    public void The_hat_stands_at_its_place_and_the_blocks_under_it_are_chained()
    {
        _graph.AddScript(Script.WhenFlagClicked(Data.Set(Score, 1), Data.Set(Score, 2)), 70, -30);
        var blocks = _graph.ToJson();

        Assert.Equal(["a", "b", "c"], blocks.Select(block => block.Key));
        AssertJson("""{"opcode":"event_whenflagclicked","parent":null,"topLevel":true,"x":70,"y":-30,"next":"b"}""", blocks["a"]!);
        Assert.Equal(("a", "c"), ((string?)blocks["b"]!["parent"], (string?)blocks["b"]!["next"]));
        Assert.Equal(("b", null), ((string?)blocks["c"]!["parent"], (string?)blocks["c"]!["next"]));
        Assert.Null(blocks["b"]!["topLevel"]);
    }

    [Fact]
    public void A_block_in_a_slot_has_the_block_of_the_slot_as_parent()
    {
        _graph.AddScript(Script.WhenFlagClicked(Data.Set(Score, Add(1, Length("x")))), 0, 0);
        var blocks = _graph.ToJson();

        Assert.Equal("""[3,"c",[10,""]]""", blocks["b"]!["inputs"]!["VALUE"]!.ToJsonString());
        Assert.Equal("b", (string?)blocks["c"]!["parent"]);
        Assert.Equal("""[3,"d",[4,""]]""", blocks["c"]!["inputs"]!["NUM2"]!.ToJsonString());
        Assert.Equal("c", (string?)blocks["d"]!["parent"]);
    }

    [Fact]
    public void Scripts_that_nobody_edits_leave_out_what_would_show_in_an_empty_slot()
    {
        var script = Script.WhenFlagClicked(Data.Set(Score, Length(Score)), Looks.SwitchCostumeTo(Score), Data.Set(Score, "typed"));
        _graph.AddScript(script with { IsInternal = true }, 0, 0);
        var inputs = _graph.ToJson().SelectMany(block => block.Value!["inputs"]?.AsObject() ?? []).Select(input => input.Value!.ToJsonString());

        Assert.Equal(["""[2,"c"]""", """[2,[12,"score","s1"]]""", """[2,[12,"score","s1"]]""", """[1,[10,"typed"]]"""], inputs);
    }

    [Fact]
    public void A_branch_leads_to_its_first_block_and_an_empty_one_to_none()
    {
        _graph.AddScript(Script.WhenFlagClicked(IfElse(Equal(Score, 1), [Data.Set(Score, 2), Data.Set(Score, 3)], [])), 0, 0);
        var blocks = _graph.ToJson();
        var choice = blocks.Single(block => (string?)block.Value!["opcode"] == "control_if_else");
        var first = (string)choice.Value!["inputs"]!["SUBSTACK"]![1]!;

        Assert.Equal(2, (int)choice.Value["inputs"]!["SUBSTACK"]![0]!);
        Assert.Equal(choice.Key, (string?)blocks[first]!["parent"]);
        Assert.Equal(first, (string?)blocks[(string)blocks[first]!["next"]!]!["parent"]);
        Assert.Equal("[2,null]", choice.Value["inputs"]!["SUBSTACK2"]!.ToJsonString());
    }

    [Fact]
    public void Ids_hold_letters_alone_and_stay_different_when_there_are_many()
    {
        _graph.AddScript(Script.WhenFlagClicked([.. Enumerable.Range(0, 6000).Select(n => Data.Set(Score, n))]), 0, 0);
        var ids = _graph.ToJson().Select(block => block.Key).ToArray();

        Assert.Equal(6001, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.All(id, letter => Assert.True(char.IsAsciiLetter(letter))));
        Assert.Equal(["a", "Z", "aa", "ab", "ZZ", "aaa"], new[] { 0, 51, 52, 53, 2755, 2756 }.Select(index => ids[index]));
    }

    [Fact]
    public void A_comment_hangs_on_its_block_above_the_script()
    {
        var procedure = new Procedure("jump", isWarp: false);
        _graph.AddScript(procedure.DefineWith("What it does.", StopThisScript()), 700, 900);
        var (blocks, comments) = (_graph.ToJson(), _graph.CommentsToJson());

        AssertJson("""{"c1":{"blockId":"a","x":700,"y":720,"width":260,"height":160,"minimized":true,"text":"What it does."}}""", comments);
        Assert.Equal("c1", (string?)blocks["a"]!["comment"]);
        Assert.Single(blocks, block => block.Value!["comment"] is not null);
    }

    [Fact]
    public void What_a_block_does_not_have_is_not_written()
    {
        var id = _graph.Add(new Block("looks_show"), "parent");

        AssertJson("""{"opcode":"looks_show","parent":"parent"}""", _graph.ToJson()[id]!);
    }

    [Fact]
    public void An_empty_stack_has_no_first_block() => Assert.Null(_graph.AddStack([], "parent"));

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected {expected}, got {actual.ToJsonString()}.");
}
