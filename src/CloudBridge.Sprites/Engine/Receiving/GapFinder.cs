using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Receiving;

/// <summary>
/// Custom block: which parts of a long answer are missing, and the word about it to the server (sections 2 and 9).
/// </summary>
internal sealed class GapFinder(EngineState state, RequestTable table, Outbox outbox)
{
    private const int Gaps = 2;
    private const int TopicGaps = 5;
    private const string AllThatFollow = "999";
    private const int PartsOfHandle = 1000;
    private const double QuietSeconds = 0.5;
    private const int SecondsBetweenWords = 4;
    private const double SecondsBetweenLooks = 0.1;

    // A server that has restarted knows nothing of the answer; its welcome says so.
    private const int TriesBeforeHello = 3;

    // Thirty gaps of six digits fit beside the rest of a value.
    private const int LongestList = 180;

    private readonly Procedure _look = new("⚙ look for gaps", isWarp: true);
    private readonly Procedure _list = new("⚙ list gaps", isWarp: true);
    private readonly Procedure _note = new("⚙ note gap", isWarp: true, "part");
    private readonly Variable _gaps = state.Scratch("gaps");
    private readonly Variable _part = state.Scratch("gap");
    private readonly Variable _got = state.Scratch("digits here");
    private readonly Variable _first = state.Scratch("first missing");

    /// <summary>
    /// For the long answer in hand: asks for what is missing, or says that somebody still waits, when it is time.
    /// </summary>
    public Block Look() => _look.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _look.Define(
            table.Set(RequestField.DueAt, Add(state.Clock, SecondsBetweenLooks)),
            _list.Call(),
            If(
                Both(
                    Less(_got, table.Get(RequestField.Total)),
                    Greater(SecondsSince(RequestField.HeardAt), Multiply(table.Get(RequestField.Tries), QuietSeconds))),
                _note.Call(_part),
                Data.Set(_gaps, Join(_gaps, AllThatFollow)),
                If(table.Is(RequestField.Tries, TriesBeforeHello), outbox.Hello()),
                If(
                    Not(Greater(table.Get(RequestField.Tries), TriesBeforeHello)),
                    table.Set(RequestField.Tries, Add(table.Get(RequestField.Tries), 1)))),
            If(
                Either(Greater(Length(_gaps), 0), Greater(SecondsSince(RequestField.SaidAt), SecondsBetweenWords)),
                table.Set(RequestField.SaidAt, state.Clock),
                table.Set(RequestField.DueAt, Add(state.Clock, QuietSeconds)),
                IfElse(
                    table.Is(RequestField.Kind, RequestKind.News),
                    [outbox.Say(TopicGaps, Join(table.Get(RequestField.Payload), Digits.Two(table.Get(RequestField.Version)), _gaps))],
                    [outbox.Say(Gaps, Join(table.Get(RequestField.Number), _gaps))]))),
        ListScript(),
        _note.Define(Data.Set(_gaps, Join(_gaps, Digits.Three(_note["part"])))),
    ];

    private Reporter Key => Add(Multiply(table.Get(RequestField.Handle), PartsOfHandle), _part);

    private Reporter SecondsSince(RequestField field) => Subtract(state.Clock, table.Get(field));

    private Script ListScript() => _list.Define(
        Data.Set(_gaps, ""),
        Data.Set(_part, table.Get(RequestField.NextPart)),
        Data.Set(_got, table.Get(RequestField.Fed)),
        RepeatUntil(
            Either(Greater(_part, table.Get(RequestField.LastPart)), Greater(Length(_gaps), LongestList)),
            IfElse(
                Data.Contains(state.PartKeys, Key),
                [
                    If(Equal(_gaps, ""), Data.Change(_got, Length(Data.Item(Data.PositionOf(Key, state.PartKeys), state.Parts)))),
                    Data.Change(_part, 1),
                ],
                [
                    Data.Set(_first, _part),
                    RepeatUntil(Data.Contains(state.PartKeys, Key), Data.Change(_part, 1)),
                    _note.Call(_first),
                    _note.Call(Subtract(_part, 1)),
                ])));
}
