using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The purple blocks.</summary>
internal static class Looks
{
    /// <summary>The position of the costume, from 1.</summary>
    public static Reporter CostumeNumber => Costume("number");

    public static Reporter CostumeName => Costume("name");

    /// <summary>Chosen from the menu: always by name.</summary>
    public static Block SwitchCostumeTo(string name) => Switch(name, null);

    /// <summary>
    /// By what a block reports. Text is a name, exactly as written (case counts); a number is a position; text that is
    /// no costume's name but looks like a number is a position too; other unknown text changes nothing.
    /// </summary>
    public static Block SwitchCostumeTo(Value costume) => Switch("", costume);

    /// <summary>A speech bubble; empty text takes it away.</summary>
    public static Block Say(Value text) => new("looks_say") { Inputs = [new ValueInput("MESSAGE", SlotKind.Text, text)] };

    public static Block Show() => new("looks_show");

    public static Block Hide() => new("looks_hide");

    /// <summary>Percent.</summary>
    public static Block SetSize(Value percent) => new("looks_setsizeto") { Inputs = [new ValueInput("SIZE", SlotKind.Number, percent)] };

    private static Block Switch(string menu, Value? cover) => new("looks_switchcostumeto")
    {
        Inputs = [new MenuInput("COSTUME", new Block("looks_costume") { Fields = [new BlockField("COSTUME", menu)], IsShadow = true }, cover)],
    };

    private static Reporter Costume(string property) =>
        new(new Block("looks_costumenumbername") { Fields = [new BlockField("NUMBER_NAME", property)] });
}
