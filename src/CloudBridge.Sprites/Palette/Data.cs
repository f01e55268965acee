using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The blocks of variables and lists. Positions count from 1.</summary>
internal static class Data
{
    public static Block Set(Variable variable, Value value) =>
        new("data_setvariableto") { Inputs = [new ValueInput("VALUE", SlotKind.Text, value)], Fields = [Of(variable)] };

    public static Block Change(Variable variable, Value by) =>
        new("data_changevariableby") { Inputs = [new ValueInput("VALUE", SlotKind.Number, by)], Fields = [Of(variable)] };

    public static Block Add(Value item, ListVariable list) =>
        new("data_addtolist") { Inputs = [new ValueInput("ITEM", SlotKind.Text, item)], Fields = [Of(list)] };

    public static Block Delete(Value position, ListVariable list) =>
        new("data_deleteoflist") { Inputs = [new ValueInput("INDEX", SlotKind.Integer, position)], Fields = [Of(list)] };

    public static Block DeleteAll(ListVariable list) => new("data_deletealloflist") { Fields = [Of(list)] };

    public static Block Insert(Value item, Value position, ListVariable list) => new("data_insertatlist")
    {
        Inputs = [new ValueInput("ITEM", SlotKind.Text, item), new ValueInput("INDEX", SlotKind.Integer, position)],
        Fields = [Of(list)],
    };

    public static Block Replace(Value position, ListVariable list, Value item) => new("data_replaceitemoflist")
    {
        Inputs = [new ValueInput("INDEX", SlotKind.Integer, position), new ValueInput("ITEM", SlotKind.Text, item)],
        Fields = [Of(list)],
    };

    public static Reporter Item(Value position, ListVariable list) =>
        new(new Block("data_itemoflist") { Inputs = [new ValueInput("INDEX", SlotKind.Integer, position)], Fields = [Of(list)] });

    /// <summary>Compares as Scratch's = does: numbers by value, text without case.</summary>
    public static Reporter PositionOf(Value item, ListVariable list) =>
        new(new Block("data_itemnumoflist") { Inputs = [new ValueInput("ITEM", SlotKind.Text, item)], Fields = [Of(list)] });

    public static Reporter Length(ListVariable list) => new(new Block("data_lengthoflist") { Fields = [Of(list)] });

    /// <summary>Compares as Scratch's = does: numbers by value, text without case.</summary>
    public static Condition Contains(ListVariable list, Value item) =>
        new(new Block("data_listcontainsitem") { Inputs = [new ValueInput("ITEM", SlotKind.Text, item)], Fields = [Of(list)] });

    private static BlockField Of(Variable variable) => new("VARIABLE", variable.Name, variable.Id);

    private static BlockField Of(ListVariable list) => new("LIST", list.Name, list.Id);
}
