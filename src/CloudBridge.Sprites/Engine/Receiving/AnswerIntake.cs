using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Receiving;

/// <summary>Custom blocks: what is said of an answer goes to the request that waits for it.</summary>
internal sealed class AnswerIntake(EngineState state, RequestTable table, ValueFields fields)
{
    private const int Payload = 1;
    private const int Opening = 2;
    private const int Number = 8;
    private const double FirstLookForGaps = 0.5;

    private readonly Procedure _readBody = new("⚙ read body", isWarp: true, "kind");
    private readonly Procedure _take = new("⚙ take body", isWarp: true, "kind");
    private readonly Procedure _begin = new("⚙ begin answer", isWarp: true, "handle", "digits");
    private readonly Procedure _takePart = new("⚙ take part", isWarp: true, "handle", "number");
    private readonly Procedure _drop = new("⚙ drop answer", isWarp: true);
    private readonly Variable _handle = state.Scratch("body handle");
    private readonly Variable _isWanted = state.Scratch("is wanted");

    /// <summary>The digits of the body, or, of an opening, how many there will be.</summary>
    public Variable Body { get; } = state.Scratch("body");

    /// <summary>Reads the body of an entry, by its kind.</summary>
    public Block ReadBody(Value kind) => _readBody.Call(kind);

    /// <summary>Gives the body to the request in hand.</summary>
    public Block Take(Value kind) => _take.Call(kind);

    /// <summary>Keeps the digits in <see cref="EngineState.Field"/> as a part, if a request waits for it.</summary>
    public Block TakePart(Value handle, Value number) => _takePart.Call(handle, number);

    /// <summary>Drops what has come of the answer to the request in hand.</summary>
    public Block Drop() => _drop.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _readBody.Define(
            IfElse(
                Equal(_readBody["kind"], Opening),
                [fields.Read(2), Data.Set(_handle, state.Field), fields.Read(6)],
                [fields.ReadLong()]),
            Data.Set(Body, state.Field)),
        TakeScript(),
        BeginScript(),
        TakePartScript(),
        _drop.Define(
        [
            table.Set(RequestField.State, RequestState.Waiting),
            table.Set(RequestField.HeardAt, RequestTable.NotWritten),
            table.Set(RequestField.DueAt, state.Clock),
            table.Set(RequestField.Tries, 1),
            .. Forget(),
        ]),
    ];

    private Script TakeScript() => _take.Define(
        If(
            Equal(_take["kind"], Opening),
            If(
                Both(Less(table.Get(RequestField.State), RequestState.Ready), Not(IsKnown)),
                _begin.Call(_handle, Body)),
            StopThisScript()),
        If(Not(table.Is(RequestField.State, RequestState.Waiting)), StopThisScript()),
        IfElse(
            Equal(_take["kind"], Number),
            [
                table.LocateItems(),
                table.KeepItem(Body),
                table.Set(RequestField.Result, RequestOutcome.Done),
                table.Set(RequestField.State, RequestState.Ready),
            ],
            [
                _begin.Call(0, Length(Body)),
                table.Set(RequestField.Digits, Body),
                table.Set(RequestField.Fed, Length(Body)),
                table.Set(RequestField.Got, Length(Body)),
            ]));

    // A parted opening for a request that reads already: the server has made its answer anew.
    private Script BeginScript() => _begin.Define(
    [
        .. Forget(),
        Data.Set(state.Index, (int)RequestField.Total),
        Repeat(
            RequestTable.Width - (int)RequestField.Total + 1,
            If(
                Not(Either(Equal(state.Index, (int)RequestField.Damaged), Equal(state.Index, (int)RequestField.Version))),
                Data.Replace(Add(state.At, state.Index), state.Requests, 0)),
            Data.Change(state.Index, 1)),
        table.Set(RequestField.Total, _begin["digits"]),
        table.Set(RequestField.Digits, ""),
        table.Set(RequestField.Text, ""),
        table.Set(RequestField.Position, 1),
        table.Set(RequestField.Range, 1),
        table.Set(RequestField.Page, 1),
        table.Set(RequestField.Step, DecoderStep.FirstDigits),
        table.Set(RequestField.Result, RequestOutcome.Done),
        table.Set(RequestField.LastPart, -1),
        If(Greater(_begin["handle"], 0), JoinOthers()),
        table.Set(RequestField.Handle, _begin["handle"]),
        table.Set(RequestField.Tries, 1),
        table.Set(RequestField.SaidAt, state.Clock),
        table.Set(RequestField.DueAt, Add(state.Clock, FirstLookForGaps)),
        table.Set(RequestField.State, RequestState.Reading),
    ]);

    // A shared answer: what came of it for another request is here for this one, too.
    private Block[] JoinOthers() =>
    [
        Data.Set(state.Index, (int)RequestField.Handle),
        RepeatUntil(
            Greater(state.Index, table.End),
            If(
                Equal(Data.Item(state.Index, state.Requests), _begin["handle"]),
                table.Set(RequestField.Got, Beside(RequestField.Got)),
                table.Set(RequestField.LastPart, Beside(RequestField.LastPart))),
            Data.Change(state.Index, RequestTable.Width)),
    ];

    private Condition IsKnown => Both(
        table.Is(RequestField.State, RequestState.Reading),
        Both(table.Is(RequestField.Handle, _handle), table.Is(RequestField.Total, Body)));

    private Reporter Beside(RequestField field) => Data.Item(Add(state.Index, field - RequestField.Handle), state.Requests);

    private Block[] Forget() =>
    [
        Data.Set(_isWanted, table.Get(RequestField.Handle)),
        table.ClearItems(),
        table.Set(RequestField.Handle, 0),
        If(Greater(_isWanted, 0), table.ForgetParts(_isWanted)),
    ];

    // More digits than the answer has are those of another one: nobody can say which, so it is asked for anew.
    private Script TakePartScript() => _takePart.Define(
    [
        If(Data.Contains(state.PartKeys, Join(_takePart["handle"], _takePart["number"])), StopThisScript()),
        Data.Set(_isWanted, 0),
        .. table.ForEach(
            If(
                Both(table.Is(RequestField.State, RequestState.Reading), table.Is(RequestField.Handle, _takePart["handle"])),
                Data.Set(_isWanted, 1),
                table.Set(RequestField.HeardAt, state.Clock),
                table.Set(RequestField.Starved, 0),
                table.Set(RequestField.Tries, 1),
                table.Set(RequestField.Got, Add(table.Get(RequestField.Got), Length(state.Field))),
                If(Greater(table.Get(RequestField.Got), table.Get(RequestField.Total)), Drop(), StopThisScript()),
                If(
                    Greater(_takePart["number"], table.Get(RequestField.LastPart)),
                    table.Set(RequestField.LastPart, Add(_takePart["number"], 0))))),
        If(
            Equal(_isWanted, 1),
            Data.Add(Join(_takePart["handle"], _takePart["number"]), state.PartKeys),
            Data.Add(state.Field, state.Parts)),
    ]);
}
