using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using CloudBridge.Sprites.Tests.Interpreting;
using static CloudBridge.Sprites.Tests.Palette.BlockShape;

namespace CloudBridge.Sprites.Tests.Palette;

public sealed class DataTests
{
    [Fact]
    public void Blocks_of_variables_name_their_variable_and_take_a_value()
    {
        AssertIs("""{"opcode":"data_setvariableto","inputs":{"VALUE":[1,[10,"x"]]},"fields":{"VARIABLE":["score","v1"]}}""", Data.Set(Score, "x"));
        AssertIs("""{"opcode":"data_changevariableby","inputs":{"VALUE":[1,[4,"-1"]]},"fields":{"VARIABLE":["score","v1"]}}""", Data.Change(Score, -1));
    }

    [Fact]
    public void Blocks_that_change_a_list_name_their_list_and_take_a_place_and_an_item()
    {
        AssertIs("""{"opcode":"data_addtolist","inputs":{"ITEM":[1,[10,"x"]]},"fields":{"LIST":["names","l1"]}}""", Data.Add("x", Names));
        AssertIs("""{"opcode":"data_deleteoflist","inputs":{"INDEX":[1,[7,"2"]]},"fields":{"LIST":["names","l1"]}}""", Data.Delete(2, Names));
        AssertIs("""{"opcode":"data_deletealloflist","fields":{"LIST":["names","l1"]}}""", Data.DeleteAll(Names));
        AssertIs(
            """{"opcode":"data_insertatlist","inputs":{"ITEM":[1,[10,"x"]],"INDEX":[1,[7,"2"]]},"fields":{"LIST":["names","l1"]}}""",
            Data.Insert("x", 2, Names));
        AssertIs(
            """{"opcode":"data_replaceitemoflist","inputs":{"INDEX":[1,[7,"2"]],"ITEM":[1,[10,"x"]]},"fields":{"LIST":["names","l1"]}}""",
            Data.Replace(2, Names, "x"));
    }

    [Fact]
    public void Blocks_that_report_of_a_list_name_their_list()
    {
        AssertIs("""{"opcode":"data_itemoflist","inputs":{"INDEX":[1,[7,"2"]]},"fields":{"LIST":["names","l1"]}}""", Data.Item(2, Names).Block);
        AssertIs("""{"opcode":"data_itemnumoflist","inputs":{"ITEM":[1,[10,"x"]]},"fields":{"LIST":["names","l1"]}}""", Data.PositionOf("x", Names).Block);
        AssertIs("""{"opcode":"data_lengthoflist","fields":{"LIST":["names","l1"]}}""", Data.Length(Names).Block);
        AssertIs("""{"opcode":"data_listcontainsitem","inputs":{"ITEM":[1,[10,"x"]]},"fields":{"LIST":["names","l1"]}}""", Data.Contains(Names, "x").Block);
    }

    [Fact]
    public void The_blocks_do_what_their_names_say()
    {
        var project = new ProjectBuilder();
        var sprite = project.AddSprite("Sprite");
        var (list, seen, number) = (sprite.AddList("list", "a", "b", "c"), sprite.AddList("seen"), sprite.AddVariable("number", "5"));
        sprite.AddScript(Sprites.Blocks.Script.WhenFlagClicked(
            Data.Insert("x", 1, list),
            Data.Replace(2, list, "y"),
            Data.Delete(4, list),
            Data.Add("z", list),
            Data.Change(number, -2),
            Data.Add(Data.Item(3, list), seen),
            Data.Add(Data.Item(9, list), seen),
            Data.Add(Data.PositionOf("Z", list), seen),
            Data.Add(Data.Contains(list, "c"), seen),
            Data.Add(Data.Length(list), seen),
            Data.Add(number, seen)));
        var machine = new ScratchMachine(project);
        machine.PressFlag();
        machine.Frame();

        Assert.Equal(["x", "y", "b", "z"], machine[list]);
        Assert.Equal(["b", "", "4", "false", "4", "3"], machine[seen]);
    }
}
