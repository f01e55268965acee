using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Engine.Decoding;

/// <summary>
/// The model, and the variables of the decoder while it works on one answer. Between frames they stand in the list of
/// requests.
/// </summary>
internal sealed class DecoderState
{
    /// <summary>The next of the entry behind the last, which is found only when digits are damaged.</summary>
    public const int NextOfNone = -3;

    // Above all that digits can say, so that every search ends.
    private const int EndOfNone = int.MaxValue;

    private readonly (RequestField Field, Variable Variable)[] _kept;

    public DecoderState(EngineState state, SpriteBuilder sprite, EngineModel model)
    {
        Model = model;
        Ends = sprite.AddList("⚙ ends", [.. model.Ends, EndOfNone]);
        Symbols = sprite.AddList("⚙ symbols", [.. model.Symbols, ""]);
        Next = sprite.AddList("⚙ next", [.. model.Next, NextOfNone]);
        Low = state.Scratch("low");
        Choice = state.Scratch("choice");
        Unit = state.Scratch("unit");
        LastRead = state.Scratch("last read");
        Halt = state.Scratch("halt");
        Deadline = state.Scratch("deadline");
        _kept = [.. Enum.GetValues<RequestField>().Where(field => field >= RequestField.Digits).Select(field => (field, state.Scratch("d " + field)))];
    }

    public EngineModel Model { get; }

    public ListVariable Ends { get; }

    public ListVariable Symbols { get; }

    public ListVariable Next { get; }

    public Variable Low { get; }

    /// <summary>The result of a choice among a number of equal ones.</summary>
    public Variable Choice { get; }

    /// <summary>The range divided by the number of choices.</summary>
    public Variable Unit { get; }

    /// <summary>The last position that has four digits.</summary>
    public Variable LastRead { get; }

    /// <summary>The reason why the decoder stops, see <see cref="DecoderHalt"/>.</summary>
    public Variable Halt { get; }

    /// <summary>In days, as the clock counts.</summary>
    public Variable Deadline { get; }

    /// <summary>The variable for a field of the decoder.</summary>
    public Variable this[RequestField field] => _kept.First(kept => kept.Field == field).Variable;

    /// <summary>Takes all from the request in hand.</summary>
    public IEnumerable<Block> Load(RequestTable table) => _kept.Select(kept => Data.Set(kept.Variable, table.Get(kept.Field)));

    /// <summary>Gives all to the request in hand.</summary>
    public IEnumerable<Block> Save(RequestTable table) => _kept.Select(kept => table.Set(kept.Field, kept.Variable));
}
