using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;

namespace CloudBridge.Sprites.Tests.Blocks.Inputs;

/// <summary>The slots as sb3 files have them: 1 for a shadow alone, 2 for a block without one, 3 for a block over one.</summary>
public sealed class InputTests
{
    private readonly BlockGraph _graph = new();

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(10)]
    public void What_is_typed_is_text_of_the_kind_of_its_slot(int kind) =>
        Assert.Equal($"""[1,[{kind},"7"]]""", Json(new ValueInput("X", (SlotKind)kind, 7)));

    [Fact]
    public void Numbers_are_typed_with_a_point_whatever_the_country() => Assert.Equal("""[1,[4,"0.105"]]""", Json(new ValueInput("X", SlotKind.Number, 0.105)));

    [Fact]
    public void A_variable_covers_what_could_be_typed() =>
        Assert.Equal("""[3,[12,"score","v1"],[10,""]]""", Json(new ValueInput("X", SlotKind.Text, new Variable("v1", "score"))));

    [Fact]
    public void A_list_covers_what_could_be_typed() =>
        Assert.Equal("""[3,[13,"names","l1"],[10,""]]""", Json(new ValueInput("X", SlotKind.Text, new ListVariable("l1", "names"))));

    [Fact]
    public void A_reporter_is_a_block_of_its_own()
    {
        Assert.Equal("""[3,"a",[4,""]]""", Json(new ValueInput("X", SlotKind.Number, Sensing.Timer)));
        Assert.Equal("sensing_timer", (string?)_graph.ToJson()["a"]!["opcode"]);
    }

    [Fact]
    public void A_value_of_no_known_kind_is_refused() =>
        Assert.Throws<NotSupportedException>(() => Json(new ValueInput("X", SlotKind.Text, new Unknown())));

    [Fact]
    public void A_pointed_slot_and_a_mouth_have_no_shadow()
    {
        Assert.Equal("""[2,"a"]""", Json(new ConditionInput("CONDITION", new Condition(new Block("sensing_mousedown")))));
        Assert.Equal("""[2,"b"]""", Json(new BranchInput("SUBSTACK", [Looks.Show(), Looks.Hide()])));
        Assert.Equal("[2,null]", Json(new BranchInput("SUBSTACK", [])));
    }

    [Fact]
    public void A_menu_shows_itself_or_lies_under_what_covers_it()
    {
        var menu = new Block("looks_costume") { IsShadow = true };

        Assert.Equal("""[1,"a"]""", Json(new MenuInput("COSTUME", menu, null)));
        Assert.Equal("""[3,[12,"look","v1"],"b"]""", Json(new MenuInput("COSTUME", menu, new Variable("v1", "look"))));
        Assert.Equal("true", _graph.ToJson()["b"]!["shadow"]!.ToJsonString());
    }

    [Fact]
    public void A_message_is_named_with_its_id() => Assert.Equal("""[1,[11,"go","m1"]]""", Json(new MessageInput("BROADCAST_INPUT", new Message("m1", "go"))));

    [Fact]
    public void The_head_of_a_custom_block_is_a_shadow_alone() => Assert.Equal(
        """[1,"a"]""",
        Json(new ShadowInput("custom_block", new Block("procedures_prototype"))));

    [Fact]
    public void A_field_has_an_id_only_where_it_names_a_variable_list_or_message()
    {
        Assert.Equal("""["score","v1"]""", new BlockField("VARIABLE", "score", "v1").ToJson().ToJsonString());
        Assert.Equal("""["floor",null]""", new BlockField("OPERATOR", "floor").ToJson().ToJsonString());
    }

    private string Json(BlockInput input) => input.ToJson(_graph, "parent").ToJsonString();

    private sealed record Unknown : Value;
}
