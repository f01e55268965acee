using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>Custom block: text to two digits a character; characters without a code are dropped.</summary>
internal sealed class CompatibleEncoder(CompatibleState state)
{
    private readonly Procedure _encode = new("encode", isWarp: true, "text");

    /// <summary>Leaves the digits in <see cref="CompatibleState.Digits"/>.</summary>
    public Block Encode(Value text) => _encode.Call(text);

    public Script Script() => _encode.Define(
        Data.Set(state.Digits, ""),
        Data.Set(state.Index, 0),
        Repeat(
            Length(_encode["text"]),
            Data.Change(state.Index, 1),
            Looks.SwitchCostumeTo(CharacterCostumes.Unknown),
            Looks.SwitchCostumeTo(Letter(state.Index, _encode["text"])),
            If(
                Less(Looks.CostumeNumber, CharacterCostumes.UnknownNumber),
                Data.Set(state.Digits, Join(state.Digits, Add(Looks.CostumeNumber, CharacterCostumes.CodeOffset))))));
}
