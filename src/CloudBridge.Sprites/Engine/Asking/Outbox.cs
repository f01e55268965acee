using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Receiving;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>Custom blocks: the values that go up, one after another, with the pause between them that clouds ask for.</summary>
internal sealed class Outbox(EngineState state, RequestTable table, CheckDigitsProcedure check)
{
    /// <summary>Digits of a payload in one value: 256, less what stands before and behind.</summary>
    public const int PartLength = 236;

    /// <summary>Parts of one request.</summary>
    public const int PartsAtMost = 99;

    // A little more than the 0.1 s of the cloud, as clocks differ.
    private const double SecondsBetweenWrites = 0.105;
    private const int NumberStart = 11;

    private readonly Procedure _push = new("⚙ push request", isWarp: true);
    private readonly Procedure _pushPart = new("⚙ push part", isWarp: true, "part");
    private readonly Procedure _say = new("⚙ say", isWarp: true, "kind", "rest");
    private readonly Procedure _send = new("⚙ send", isWarp: true);
    private readonly Procedure _hello = new("⚙ hello", isWarp: true);
    private readonly Variable _part = state.Scratch("part");
    private readonly Variable _piece = state.Scratch("piece");
    private readonly Variable _last = state.Scratch("piece end");
    private readonly Variable _payload = state.Scratch("piece of");

    /// <summary>Queues all parts of the request in hand; one that is too long gets its result at once.</summary>
    public Block PushRequest() => _push.Call();

    /// <summary>Queues one part of the request in hand, from 1.</summary>
    public Block PushPart(Value part) => _pushPart.Call(part);

    /// <summary>Queues a value of another kind about the request in hand or a topic.</summary>
    public Block Say(int kind, Value rest) => _say.Call(kind, rest);

    /// <summary>Writes the next value when it is time.</summary>
    public Block Send() => _send.Call();

    /// <summary>
    /// Puts a hello before all that waits, unless the last value was one: where values are written seldom, others have to
    /// get through.
    /// </summary>
    public Block Hello() => _hello.Call();

    /// <summary>The number of parts that the request in hand has.</summary>
    private Reporter PartCount => Floor(Divide(Add(Length(table.Get(RequestField.Payload)), PartLength - 1), PartLength));

    public IEnumerable<Script> Scripts() =>
    [
        PushScript(),
        PushPartScript(),
        _say.Define(Data.Add(Join(1, _say["kind"], state.Nonce, _say["rest"]), state.Out)),
        _hello.Define(
            If(Both(Equal(state.SaidHello, "true"), Greater(Data.Length(state.Out), 0)), StopThisScript()),
            Data.Set(state.HelloAt, Add(state.Clock, 1)),
            Data.Insert(Join("10", state.Nonce, $"1{state.FromHost.Count}000000"), 1, state.Out)),
        SendScript(),
    ];

    private Script PushScript() => _push.Define(
        If(
            Greater(PartCount, PartsAtMost),
            table.Set(RequestField.State, RequestState.Ready),
            table.Set(RequestField.Result, RequestOutcome.TooLong),
            StopThisScript()),
        Data.Set(_part, 0),
        Repeat(PartCount, Data.Change(_part, 1), PushPart(_part)));

    private Script PushPartScript() => _pushPart.Define(
        Data.Set(_piece, ""),
        Data.Set(_payload, table.Get(RequestField.Payload)),
        Data.Set(state.Index, Add(Multiply(Subtract(_pushPart["part"], 1), PartLength), 1)),
        Data.Set(_last, Add(state.Index, PartLength)),
        RepeatUntil(
            Either(Equal(state.Index, _last), Greater(state.Index, Length(_payload))),
            Data.Set(_piece, Join(_piece, Letter(state.Index, _payload))),
            Data.Change(state.Index, 1)),
        If(Equal(_piece, ""), StopThisScript()),
        Say(1, Join(table.Get(RequestField.Number), Digits.Two(_pushPart["part"]), Digits.Two(PartCount), _piece)));

    // What is said of a request that has its answer by now is left out.
    private Script SendScript() => _send.Define(
        If(Less(state.Clock, Add(state.WroteAt, SecondsBetweenWrites)), StopThisScript()),
        RepeatUntil(
            Equal(Data.Length(state.Out), 0),
            Data.Set(_piece, Data.Item(1, state.Out)),
            Data.Delete(1, state.Out),
            Data.Set(state.Found, 1),
            If(Equal(Letter(2, _piece), 1), FindSender()),
            If(
                Equal(state.Found, 1),
                Data.Set(state.Value, Join(_piece, "00")),
                check.Compute(""),
                Data.Set(state.ToHost, Join(_piece, Digits.Two(Subtract(98, state.Field)))),
                Data.Set(state.WroteAt, state.Clock),
                Data.Set(state.SaidAt, Session.Seconds),
                Data.Set(state.SaidHello, Equal(Letter(2, _piece), 0)),
                StopThisScript())));

    // A request counts as sent when it is written, not when it is queued: the queue may be long, and frames too.
    private Block[] FindSender() =>
    [
        Data.Set(state.Found, 0),
        table.Find(Join(Letter(NumberStart + 2, _piece), Letter(NumberStart + 3, _piece))),
        If(
            Both(Greater(state.At, -1), table.Is(RequestField.State, RequestState.Waiting)),
            Data.Set(state.Found, 1),
            If(
                Either(Less(table.Get(RequestField.Tries), 2), Greater(table.Get(RequestField.HeardAt), state.Clock)),
                table.Set(RequestField.HeardAt, state.Clock)),
            table.Set(RequestField.DueAt, Add(state.Clock, table.Get(RequestField.Tries)))),
    ];
}
