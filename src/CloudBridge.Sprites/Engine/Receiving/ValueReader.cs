using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Receiving;

/// <summary>Custom blocks: look at the answer variables, check what is new in them, and cut it into fields.</summary>
internal sealed class ValueReader(
    EngineState state,
    CheckDigitsProcedure check,
    ValueFields fields,
    EntryReader entries,
    Silence silence)
{
    private const int CheckLength = 2;
    private const int ShortestValue = 6;
    private const int LowestHandle = 20;

    private readonly Procedure _look = new("⚙ look at variables", isWarp: true);
    private readonly Procedure _lookAt = new("⚙ look at", isWarp: true, "slot", "value");
    private readonly Procedure _receive = new("⚙ receive", isWarp: true);
    private readonly Variable _isNews = state.Scratch("is news");

    /// <summary>Takes each value that is new since the last look.</summary>
    public Block Look() => _look.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _look.Define(
        [
            Data.Set(_isNews, 0),
            .. state.FromHost.Select((variable, index) => _lookAt.Call(index + 1, variable)),
            If(Equal(_isNews, 1), silence.NoteCloud(), Data.Change(state.News, 1)),
        ]),
        LookAtScript(),
        ReceiveScript(),
    ];

    // The letter before the value makes = compare text; as numbers, long values that differ would count as equal.
    private Script LookAtScript() => _lookAt.Define(
        If(Equal(Data.Item(_lookAt["slot"], state.Seen), Join("x", _lookAt["value"])), StopThisScript()),
        Data.Replace(_lookAt["slot"], state.Seen, Join("x", _lookAt["value"])),
        Data.Set(_isNews, 1),
        Data.Set(state.Value, _lookAt["value"]),
        If(
            Not(Either(Less(Length(state.Value), ShortestValue), Either(Contains(state.Value, "."), Contains(state.Value, "-")))),
            _receive.Call()));

    private Script ReceiveScript() => _receive.Define(
        Data.Set(fields.End, Subtract(Length(state.Value), CheckLength)),
        IfElse(
            Equal(Letter(1, state.Value), 1),
            [check.Compute(""), If(Equal(state.Field, 1), IfElse(IsNotice, TakeNotice(), ReadPacked()))],
            [
                If(
                    Both(Greater(state.Tag, 0), Not(Less(Join(Letter(1, state.Value), Letter(2, state.Value)), LowestHandle))),
                    check.Compute(state.Epoch),
                    If(Equal(state.Field, 1), [Data.Set(state.Absence, 0), .. ReadSolo()])),
            ]));

    // The cloud speaks where no server does: what it says is of no epoch.
    private Condition IsNotice => Both(Equal(Letter(4, state.Value), 0), Both(Greater(Letter(5, state.Value), 0), Less(Letter(5, state.Value), 3)));

    private Block[] TakeNotice() => [Data.Set(state.Absence, Letter(5, state.Value)), Data.Set(_isNews, 0)];

    private Block[] ReadPacked() =>
    [
        Data.Set(state.Absence, 0),
        Data.Set(fields.Position, 2),
        fields.Read(2),
        Data.Set(fields.Epoch, state.Field),
        If(Both(Greater(state.Tag, 0), Not(Equal(state.Epoch, fields.Epoch))), entries.Restart()),
        entries.ReadAll(),
    ];

    private Block[] ReadSolo() => [Data.Set(fields.Position, 1), entries.ReadPart(Subtract(fields.End, 5))];
}
