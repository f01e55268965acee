using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Tests.Palette.BlockShape;

namespace CloudBridge.Sprites.Tests.Palette;

public sealed class ControlTests
{
    private static readonly Condition Yes = Operators.Equal(1, 1);

    [Fact]
    public void Waits_take_seconds_or_a_condition()
    {
        AssertIs("""{"opcode":"control_wait","inputs":{"DURATION":[1,[5,"0.1"]]}}""", Wait(0.1));
        AssertIs("""{"opcode":"control_wait_until","inputs":{"CONDITION":[2,"b"]}}""", WaitUntil(Yes));
    }

    [Fact]
    public void Loops_hold_their_blocks_in_the_first_mouth()
    {
        AssertIs("""{"opcode":"control_forever","inputs":{"SUBSTACK":[2,"b"]}}""", Forever(Looks.Show(), Looks.Hide()));
        AssertIs("""{"opcode":"control_repeat","inputs":{"TIMES":[1,[6,"3"]],"SUBSTACK":[2,"b"]}}""", Repeat(3, Looks.Show()));
        AssertIs("""{"opcode":"control_repeat_until","inputs":{"CONDITION":[2,"b"],"SUBSTACK":[2,"c"]}}""", RepeatUntil(Yes, Looks.Show()));
    }

    [Fact]
    public void Choices_hold_what_is_done_otherwise_in_the_second_mouth()
    {
        AssertIs("""{"opcode":"control_if","inputs":{"CONDITION":[2,"b"],"SUBSTACK":[2,"c"]}}""", If(Yes, Looks.Show()));
        AssertIs(
            """{"opcode":"control_if_else","inputs":{"CONDITION":[2,"b"],"SUBSTACK":[2,"c"],"SUBSTACK2":[2,"d"]}}""",
            IfElse(Yes, [Looks.Show()], [Looks.Hide()]));
    }

    [Fact]
    public void Clones_are_made_of_the_sprite_itself()
    {
        AssertIs("""{"opcode":"control_create_clone_of","inputs":{"CLONE_OPTION":[1,"b"]}}""", CloneMyself());
        AssertShadow("""{"opcode":"control_create_clone_of_menu","fields":{"CLONE_OPTION":["_myself_",null]},"shadow":true}""", CloneMyself());
        AssertIs("""{"opcode":"control_start_as_clone"}""", WhenCloned().Hat);
    }

    [Fact]
    public void A_stop_ends_this_script_alone() => AssertIs("""{"opcode":"control_stop","fields":{"STOP_OPTION":["this script",null]}}""", StopThisScript());
}
