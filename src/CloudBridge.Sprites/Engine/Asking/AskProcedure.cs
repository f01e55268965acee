using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>
/// Custom blocks: a script asks, waits and takes what came. Scripts and clones do so at once; what must last while one
/// waits is an argument of a custom block, since those alone belong to a single script.
/// </summary>
internal sealed class AskProcedure(EngineState state, RequestTable table, RequestOpener opener, Session session)
{
    private readonly Procedure _ask = new("⚙ ask", isWarp: false);
    private readonly Procedure _send = new("⚙ send and wait", isWarp: false, "payload");
    private readonly Procedure _whenFree = new("⚙ open when free", isWarp: false, "payload");
    private readonly Procedure _open = new("⚙ open now", isWarp: true, "payload");
    private readonly Procedure _wait = new("⚙ wait for", isWarp: false, "ticket");
    private readonly Procedure _look = new("⚙ look after", isWarp: true, "ticket");
    private readonly Procedure _copy = new("⚙ copy items", isWarp: true);
    private readonly Procedure _take = new("⚙ take result", isWarp: true, "ticket");
    private readonly ListVariable _words = state.ScratchList("status words", Words(state.Names.StatusWords));
    private readonly ListVariable _sentences = state.ScratchList("sentences", Sentences(state));

    /// <summary>Sends what is encoded and waits for what comes of it.</summary>
    public Block AskAndWait() => _ask.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _ask.Define(
            Data.Set(state.Status, state.Names.StatusWords.Asking),
            Data.Set(state.Error, ""),
            Data.Set(state.Answer, ""),
            Data.DeleteAll(state.AnswerList),
            _send.Call(state.Payload)),
        _send.Define(_whenFree.Call(_send["payload"]), _wait.Call(state.LastTicket)),
        _whenFree.Define(Forever(_open.Call(_whenFree["payload"]), If(Equal(state.Ticket, 1), StopThisScript()), Wait(0))),
        OpenScript(),
        _wait.Define(Forever(_look.Call(_wait["ticket"]), If(Equal(state.Found, 1), StopThisScript()), Wait(0))),
        LookScript(),
        CopyScript(),
        TakeScript(),
    ];

    private static string[] Words(StatusWords words) =>
    [
        words.Done, words.Failed, words.NotFound, words.BadArgument, words.Timeout, words.Offline, words.Failed, words.BadArgument,
        words.Offline, words.Offline, words.Offline,
    ];

    private static string[] Sentences(EngineState state)
    {
        var names = state.Names;
        return
        [
            "", "", "", "", names.TimeoutSentence, names.OfflineSentence, names.DamagedSentence, names.TooLongSentence,
            names.UnservedSentence, names.AwaySentence, names.VariablesSentenceFor(state.ToHost, state.FromHost[0]),
        ];
    }

    private Script OpenScript() => _open.Define(
        session.SetUp(),
        session.Work(),
        opener.Open(_open["payload"], Add(state.LastTicket, 1), RequestKind.Asked),
        If(
            Equal(state.Ticket, 1),
            Data.Change(state.LastTicket, 1),
            Data.Set(state.Owner, state.LastTicket),
            Data.Set(state.Copied, 0)));

    private Script LookScript() => _look.Define(
        table.FindTicket(_look["ticket"]),
        If(Greater(state.At, -1), table.Set(RequestField.TouchedAt, state.Clock)),
        session.Work(),
        table.FindTicket(_look["ticket"]),
        Data.Set(state.Found, 0),
        If(
            Less(state.At, 0),
            Data.Set(state.Status, state.Names.StatusWords.Timeout),
            Data.Set(state.Error, state.Names.TimeoutSentence),
            Data.Set(state.Found, 1),
            StopThisScript()),
        If(
            Both(Equal(state.Owner, _look["ticket"]), table.Is(RequestField.Result, RequestOutcome.Done)),
            table.LocateItems(),
            _copy.Call()),
        If(table.Is(RequestField.State, RequestState.Ready), _take.Call(_look["ticket"])));

    // Items that came before the server had to be asked anew are copied again.
    private Script CopyScript() => _copy.Define(
        If(Less(table.Get(RequestField.Items), state.Copied), Data.DeleteAll(state.AnswerList), Data.Set(state.Copied, 0)),
        Repeat(
            Subtract(table.Get(RequestField.Items), state.Copied),
            Data.Change(state.Copied, 1),
            Data.Add(Data.Item(Add(state.Place, state.Copied), state.Items), state.AnswerList)));

    private Script TakeScript() => _take.Define(
        table.LocateItems(),
        Data.Set(state.Found, table.Get(RequestField.Result)),
        Data.Set(state.Status, Data.Item(state.Found, _words)),
        Data.Set(state.Error, Data.Item(state.Found, _sentences)),
        If(
            Not(Both(Equal(state.Owner, _take["ticket"]), Equal(state.Found, RequestOutcome.Done))),
            Data.Set(state.Owner, 0),
            Data.Set(state.Copied, 0),
            Data.DeleteAll(state.AnswerList)),
        IfElse(
            Equal(state.Found, RequestOutcome.Done),
            [_copy.Call(), Data.Set(state.Answer, Data.Item(1, state.AnswerList))],
            [
                Data.Set(state.Answer, ""),
                If(Equal(state.Error, ""), Data.Set(state.Error, Data.Item(Add(state.Place, 1), state.Items))),
            ]),
        table.Remove(),
        Data.Set(state.Found, 1));
}
