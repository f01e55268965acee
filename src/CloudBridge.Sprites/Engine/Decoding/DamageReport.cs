using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Engine.Receiving;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Decoding;

/// <summary>Custom blocks: what the server hears when an answer is whole, and when it came damaged.</summary>
internal sealed class DamageReport(EngineState state, RequestTable table, AnswerIntake intake, Outbox outbox)
{
    private const int Done = 3;
    private const int TriesAtMost = 2;

    // The next free number is one of the fifty that follow, as forty requests may be open.
    private const int LastNumber = 9_949;

    private readonly Procedure _sayDone = new("⚙ say done", isWarp: true);
    private readonly Procedure _handle = new("⚙ damaged", isWarp: true);
    private readonly Variable _request = state.Scratch("damaged request");

    /// <summary>Tells the server that the long answer in hand is here.</summary>
    public Block SayDone() => _sayDone.Call();

    /// <summary>Asks anew, with another number, or gives up.</summary>
    public Block Handle() => _handle.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _sayDone.Define(
            If(
                Both(Greater(table.Get(RequestField.Handle), 0), Less(table.Get(RequestField.Kind), RequestKind.News)),
                outbox.Say(Done, table.Get(RequestField.Number)))),
        _handle.Define(
            _sayDone.Call(),
            If(
                Either(
                    Either(table.Is(RequestField.Kind, RequestKind.News), Equal(table.Get(RequestField.Damaged), TriesAtMost)),
                    Greater(state.Number, LastNumber)),
                table.ClearItems(),
                table.Set(RequestField.State, RequestState.Ready),
                table.Set(RequestField.Result, RequestOutcome.Damaged),
                StopThisScript()),
            table.Set(RequestField.Damaged, Add(table.Get(RequestField.Damaged), 1)),
            intake.Drop(),
            Data.Set(_request, state.At),
            RepeatUntil(Equal(state.At, -1), Data.Change(state.Number, 1), table.Find(Modulo(state.Number, 100))),
            Data.Set(state.At, _request),
            table.Set(RequestField.Number, Digits.Four(state.Number)),
            outbox.PushRequest()),
    ];
}
