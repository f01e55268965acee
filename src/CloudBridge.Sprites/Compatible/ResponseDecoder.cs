using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>Custom blocks: the collected parts to the items of the answer.</summary>
internal sealed class ResponseDecoder(CompatibleState state)
{
    // Behind the id stand four digits; before it, a dot.
    private const int EndingBesideId = 5;

    private readonly Procedure _decode = new("decode", isWarp: true);
    private readonly Procedure _gather = new("gather", isWarp: true);
    private readonly Procedure _split = new("split", isWarp: true);

    /// <summary>Fills <see cref="CompatibleState.Response"/> from all of <see cref="CompatibleState.Parts"/>.</summary>
    public Block Decode() => _decode.Call();

    public IEnumerable<Script> Scripts() => [DecodeScript(), GatherScript(), SplitScript()];

    private Script DecodeScript() => _decode.Define(
        Data.DeleteAll(state.Response),
        _gather.Call(),
        IfElse(
            Equal(Letter(Subtract(Length(state.FinalPart), 3), state.FinalPart), 3),
            [Data.Add(state.Digits, state.Response)],
            [_split.Call()]));

    private Script GatherScript() => _gather.Define(
        Data.Set(state.Digits, ""),
        Data.Set(state.Position, 0),
        Repeat(
            Data.Length(state.Parts),
            Data.Change(state.Position, 1),
            Data.Set(state.Piece, Data.Item(state.Position, state.Parts)),
            Data.Set(state.Index, 0),
            Repeat(
                Subtract(Subtract(Length(state.Piece), Length(state.Id)), EndingBesideId),
                Data.Change(state.Index, 1),
                Data.Set(state.Digits, Join(state.Digits, Letter(state.Index, state.Piece))))));

    private Script SplitScript() => _split.Define(
        Data.Set(state.Piece, ""),
        Data.Set(state.Index, 1),
        RepeatUntil(
            Not(Less(state.Index, Length(state.Digits))),
            IfElse(
                Equal(Code, CharacterCostumes.ItemEndCode),
                [Data.Add(state.Piece, state.Response), Data.Set(state.Piece, "")],
                [
                    Looks.SwitchCostumeTo(Subtract(Code, CharacterCostumes.CodeOffset)),
                    Data.Set(state.Piece, Join(state.Piece, Looks.CostumeName)),
                ]),
            Data.Change(state.Index, 2)),
        If(Greater(Length(state.Piece), 0), Data.Add(state.Piece, state.Response)));

    private Reporter Code => Join(Letter(state.Index, state.Digits), Letter(Add(state.Index, 1), state.Digits));
}
