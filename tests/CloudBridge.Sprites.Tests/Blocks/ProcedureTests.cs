using System.Text.Json.Nodes;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;

namespace CloudBridge.Sprites.Tests.Blocks;

public sealed class ProcedureTests
{
    [Fact]
    public void Arguments_follow_a_label_that_has_no_places_for_them() =>
        Assert.Equal("move %s %s", Code(new Procedure("move", isWarp: true, "x", "y").Call(1, 2)));

    [Fact]
    public void A_label_with_places_stays_as_it_is() =>
        Assert.Equal("ask %s with %s", Code(new Procedure("ask %s with %s", isWarp: false, "request", "inputs").Call("a", "b")));

    [Fact]
    public void The_head_names_its_arguments_and_the_call_only_their_ids()
    {
        var procedure = new Procedure("say %s if %b", isWarp: true, "text \"quoted\"", "flag");
        var head = Prototype(procedure.Define()).Mutation!.ToJson();
        var call = procedure.Call("x", Operators.Equal(1, 1)).Mutation!.ToJson();

        Assert.Equal(
            ("""["a0","a1"]""", """["text \"quoted\"","flag"]""", """["",""]""", "true"),
            (Text(head, "argumentids"), Text(head, "argumentnames"), Text(head, "argumentdefaults"), Text(head, "warp")));
        Assert.Equal(("mutation", "[]"), (Text(head, "tagName"), head["children"]!.ToJsonString()));
        Assert.Equal(
            (Text(head, "proccode"), Text(head, "argumentids"), Text(head, "warp")),
            (Text(call, "proccode"), Text(call, "argumentids"), Text(call, "warp")));
        Assert.Null(call["argumentnames"]);
        Assert.Null(call["argumentdefaults"]);
    }

    [Fact]
    public void Letters_of_other_scripts_in_names_are_written_as_they_are() =>
        Assert.Equal("""["名前"]""", Text(Prototype(new Procedure("x", isWarp: false, "名前").Define()).Mutation!.ToJson(), "argumentnames"));

    [Fact]
    public void The_head_holds_a_shadow_for_each_argument_of_the_kind_of_its_slot()
    {
        var prototype = Prototype(new Procedure("flip %b times: %s", isWarp: false, "on", "times").Define());
        var shadows = prototype.Inputs.Cast<ShadowInput>().ToArray();

        Assert.True(prototype.IsShadow);
        Assert.Equal(["a0", "a1"], shadows.Select(shadow => shadow.Name));
        Assert.Equal(["argument_reporter_boolean", "argument_reporter_string_number"], shadows.Select(shadow => shadow.Shadow.Opcode));
        Assert.Equal(["on", "times"], shadows.Select(shadow => shadow.Shadow.Fields.Single().Value));
        Assert.All(shadows, shadow => Assert.True(shadow.Shadow.IsShadow));
    }

    [Fact]
    public void The_value_of_an_argument_fits_where_its_slot_fits()
    {
        var procedure = new Procedure("flip %b times: %s", isWarp: false, "on", "times");

        Assert.IsType<Condition>(procedure["on"]);
        Assert.IsType<Reporter>(procedure["times"]);
        Assert.False(procedure["on"].Block.IsShadow);
        Assert.Equal(2, procedure.Count);
    }

    [Fact]
    public void Calls_that_do_not_fit_the_head_are_refused()
    {
        var procedure = new Procedure("flip %b times: %s", isWarp: false, "on", "times");

        Assert.Contains("2 values, not 1", Assert.Throws<ArgumentException>(() => procedure.Call("x")).Message, StringComparison.Ordinal);
        Assert.Contains("takes a condition", Assert.Throws<ArgumentException>(() => procedure.Call("x", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("no argument 'off'", Assert.Throws<ArgumentException>(() => procedure["off"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_begins_with_the_head_and_may_explain_itself()
    {
        var script = new Procedure("jump", isWarp: false).DefineWith("Why", Looks.Show());

        Assert.Equal(("procedures_definition", "Why", "looks_show"), (script.Hat.Opcode, script.Hat.Comment, script.Body.Single().Opcode));
        Assert.False(script.IsInternal);
        Assert.Null(new Procedure("jump", isWarp: false).Define().Hat.Comment);
    }

    private static Block Prototype(Script script) => ((ShadowInput)script.Hat.Inputs.Single()).Shadow;

    private static string Code(Block call) => Text(call.Mutation!.ToJson(), "proccode");

    private static string Text(JsonObject mutation, string key) => (string)mutation[key]!;
}
