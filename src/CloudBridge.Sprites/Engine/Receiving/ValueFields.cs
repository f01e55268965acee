using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Receiving;

/// <summary>Custom blocks: the fields of the value in hand, one after another.</summary>
internal sealed class ValueFields(EngineState state)
{
    /// <summary>The value of <see cref="Position"/> after a field that is cut off.</summary>
    private const int Nowhere = 9_999_999;

    private readonly Procedure _read = new("⚙ read", isWarp: true, "digits");
    private readonly Procedure _readLong = new("⚙ read with length", isWarp: true);
    private readonly Variable _last = state.Scratch("field end");

    /// <summary>The position at which the next field begins.</summary>
    public Variable Position { get; } = state.Scratch("position");

    /// <summary>The last digit before the check digits.</summary>
    public Variable End { get; } = state.Scratch("end");

    /// <summary>The epoch of the packed value in hand.</summary>
    public Variable Epoch { get; } = state.Scratch("value epoch");

    /// <summary>All fields so far were whole.</summary>
    public Condition AreWhole => Less(Position, Nowhere);

    /// <summary>Leaves the next digits in <see cref="EngineState.Field"/>.</summary>
    public Block Read(Value digits) => _read.Call(digits);

    /// <summary>Reads a length and then as many digits.</summary>
    public Block ReadLong() => _readLong.Call();

    /// <summary>Leaves the rest of the value unread.</summary>
    public Block Stop() => Data.Set(Position, Nowhere);

    public IEnumerable<Script> Scripts() =>
    [
        _read.Define(
            Data.Set(state.Field, ""),
            Data.Set(_last, Add(Position, _read["digits"])),
            If(Greater(Subtract(_last, 1), End), Stop(), StopThisScript()),
            RepeatUntil(
                Equal(Position, _last),
                Data.Set(state.Field, Join(state.Field, Letter(Position, state.Value))),
                Data.Change(Position, 1))),
        _readLong.Define(
            Read(2),
            If(
                Equal(Letter(1, state.Field), 9),
                Data.Set(state.Index, Letter(2, state.Field)),
                Read(2),
                Data.Set(state.Field, Join(state.Index, state.Field))),
            If(AreWhole, Read(state.Field))),
    ];
}
