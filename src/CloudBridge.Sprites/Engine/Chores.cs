using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Engine.Receiving;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine;

/// <summary>Custom blocks: what is due by the clock. Hello, requests again, gaps, giving up (section 9).</summary>
internal sealed class Chores(
    EngineState state,
    RequestTable table,
    Outbox outbox,
    GapFinder gaps,
    TopicIntake topics,
    Silence silence)
{
    private const int GaveUp = 4;
    private const int SecondsBetweenHellos = 30;

    // Longer than two steps of the clock, which is what a script may miss in a hidden tab.
    private const int SecondsUntilAbandoned = 12;
    private const int LongestPause = 3;

    // What is new goes first, but not for ever; in the queue of what is to be written it comes in its turn.
    private const int SecondsBehindNew = 3;
    private const int SecondsInQueue = 10;

    private readonly Procedure _do = new("⚙ chores", isWarp: true);
    private readonly Procedure _tend = new("⚙ tend request", isWarp: true);
    private readonly Procedure _giveUp = new("⚙ give up", isWarp: true);

    /// <summary>Does what is due.</summary>
    public Block Do() => _do.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _do.Define(
            If(
                Not(Less(state.Clock, state.HelloAt)),
                IfElse(
                    Equal(state.Tag, 0),
                    [outbox.Hello()],
                    [
                        If(Greater(Data.Length(state.Topics), 1), outbox.Hello()),
                        Data.Set(state.HelloAt, Add(state.Clock, SecondsBetweenHellos)),
                    ])),
            silence.ChoosePatience(),
            Data.Set(state.At, 0),
            RepeatUntil(
                Not(Less(state.At, table.End)),
                Data.Set(state.Found, 1),
                _tend.Call(),
                If(Equal(state.Found, 1), table.Next()))),
        TendScript(),
        _giveUp.Define(
            If(
                Less(table.Get(RequestField.Kind), RequestKind.News),
                outbox.Say(GaveUp, table.Get(RequestField.Number))),
            table.ClearItems(),
            table.Set(RequestField.State, RequestState.Ready),
            silence.Explain()),
    ];

    // Sets Found to 0 when it has removed the request, so that the next one has moved to its place.
    private Script TendScript() => _tend.Define(
        If(
            Both(table.Is(RequestField.Kind, RequestKind.Asked), IsOlder(RequestField.TouchedAt, SecondsUntilAbandoned)),
            If(Less(table.Get(RequestField.State), RequestState.Ready), _giveUp.Call()),
            table.Remove(),
            Data.Set(state.Found, 0),
            StopThisScript()),
        If(
            Both(
                Both(Less(table.Get(RequestField.State), RequestState.Ready), Not(table.IsWhole)),
                Either(IsOlder(RequestField.HeardAt, table.Get(RequestField.Limit)), silence.IsHopeless)),
            _giveUp.Call()),
        If(
            Both(
                Greater(table.Get(RequestField.Kind), RequestKind.Asked),
                Either(
                    table.Is(RequestField.State, RequestState.Ready),
                    Both(table.Is(RequestField.Kind, RequestKind.News), table.Is(RequestField.State, RequestState.Waiting)))),
            topics.Finish(),
            StopThisScript()),
        If(Greater(table.Get(RequestField.DueAt), state.Clock), StopThisScript()),
        If(
            Both(
                table.Is(RequestField.State, RequestState.Waiting),
                Either(Equal(Data.Length(state.Out), 0), IsOlder(RequestField.DueAt, SecondsBehindNew))),
            AskAgain()),
        If(
            Both(table.Is(RequestField.State, RequestState.Reading), Greater(table.Get(RequestField.Handle), 0)),
            gaps.Look()));

    private Block[] AskAgain() =>
    [
        If(Less(table.Get(RequestField.Tries), LongestPause), table.Set(RequestField.Tries, Add(table.Get(RequestField.Tries), 1))),
        table.Set(RequestField.DueAt, Add(state.Clock, SecondsInQueue)),
        outbox.PushRequest(),
    ];

    private Condition IsOlder(RequestField field, Value seconds) => Greater(Subtract(state.Clock, table.Get(field)), seconds);
}
