using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine;

/// <summary>
/// Custom blocks: all arguments that one slot stands for. A list in a slot is its items with spaces between, so a text that
/// is exactly what the list of inputs holds is taken for the list. Exactly: "=" finds capitals and small letters equal, and
/// 5 and 5.0; costumes do not, nor does "=" where it sees but half of a letter.
/// </summary>
/// <param name="sprite">The sprite; it has a costume for each letter of the alphabets in use.</param>
/// <param name="inputs">The list.</param>
/// <param name="noCostume">The costume that stays on for all other letters.</param>
/// <param name="argument">A block that adds one argument.</param>
internal sealed class RestArguments(SpriteBuilder sprite, ListVariable inputs, string noCostume, Func<Value, Block> argument)
{
    private readonly Procedure _put = new("⚙ put rest", isWarp: true, "value");
    private readonly Procedure _compare = new("⚙ compare", isWarp: true, "value", "list");
    private readonly Variable _isSame = sprite.AddVariable("⚙ is same");
    private readonly Variable _item = sprite.AddVariable("⚙ item");
    private readonly Variable _costume = sprite.AddVariable("⚙ costume");
    private readonly Variable _look = sprite.AddVariable("⚙ look before");

    /// <summary>Adds the text of a slot as an argument, unless it is empty, or each item of the list.</summary>
    public Block Put(Value value) => _put.Call(value);

    public IEnumerable<Script> Scripts() => [PutScript(), CompareScript()];

    private Script PutScript() => _put.Define(
        Data.Set(_isSame, 0),
        If(
            Both(Greater(Data.Length(inputs), 0), Equal(Join("_", _put["value"]), Join("_", inputs))),
            _compare.Call(_put["value"], inputs)),
        IfElse(
            Equal(_isSame, 1),
            [
                Data.Set(_item, 0),
                Repeat(Data.Length(inputs), Data.Change(_item, 1), argument(Data.Item(_item, inputs))),
            ],
            [If(Greater(Length(_put["value"]), 0), argument(_put["value"]))]));

    // Nothing is drawn while the block runs, so nobody sees the costumes change.
    private Script CompareScript() => _compare.Define(
        Data.Set(_look, Looks.CostumeNumber),
        Data.Set(_isSame, 1),
        Data.Set(_item, 1),
        Repeat(
            Length(_compare["value"]),
            Looks.SwitchCostumeTo(noCostume),
            Looks.SwitchCostumeTo(Letter(_item, _compare["value"])),
            Data.Set(_costume, Looks.CostumeNumber),
            Looks.SwitchCostumeTo(noCostume),
            Looks.SwitchCostumeTo(Letter(_item, _compare["list"])),
            If(
                Not(Both(Equal(_costume, Looks.CostumeNumber), Equal(Letter(_item, _compare["value"]), Letter(_item, _compare["list"])))),
                Data.Set(_isSame, 0)),
            Data.Change(_item, 1)),
        Looks.SwitchCostumeTo(_look));
}
