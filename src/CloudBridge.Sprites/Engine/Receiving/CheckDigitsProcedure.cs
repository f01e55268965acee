using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Receiving;

/// <summary>Custom block: the remainder of a value modulo 97 (section 1).</summary>
internal sealed class CheckDigitsProcedure(EngineState state)
{
    private const int Modulus = 97;

    // With the two digits of the remainder before them, nine more are still exact, and so would be thirteen.
    private const int AtOnce = 9;

    private readonly Procedure _compute = new("⚙ check", isWarp: true, "digits before");

    /// <summary>
    /// Leaves in <see cref="EngineState.Field"/> the remainder of <see cref="EngineState.Value"/> with other digits before
    /// it.
    /// </summary>
    public Block Compute(Value digitsBefore) => _compute.Call(digitsBefore);

    public Script Script() => _compute.Define(
        Data.Set(state.Field, _compute["digits before"]),
        Data.Set(state.Index, 1),
        RepeatUntil(
            Greater(state.Index, Length(state.Value)),
            Data.Set(state.Field, Modulo(Join(state.Field, Letter(state.Index, state.Value), Following()), Modulus)),
            Data.Change(state.Index, AtOnce)));

    private Value[] Following() => [.. Enumerable.Range(1, AtOnce - 1).Select(n => Letter(Add(state.Index, n), state.Value))];
}
