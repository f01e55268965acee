using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>Custom block: an encoded request gets its number and a place in the list of requests.</summary>
internal sealed class RequestOpener(EngineState state, RequestTable table, Outbox outbox)
{
    private const int HighestNumber = 9999;
    private const int RequestsAtMost = 40;

    /// <summary>The time of the next hello while nobody waits for anything.</summary>
    public const int Never = 1_000_000_000;

    private readonly Procedure _open = new("⚙ open", isWarp: true, "payload", "ticket", "kind");
    private readonly Procedure _renew = new("⚙ new nonce", isWarp: true);

    /// <summary>
    /// Opens a request and puts it in hand; leaves 1 in <see cref="EngineState.Ticket"/>, or 0 when there is no room for
    /// the moment.
    /// </summary>
    public Block Open(Value payload, Value ticket, Value kind) => _open.Call(payload, ticket, kind);

    /// <summary>Draws another nonce and counts requests from 1 again.</summary>
    public Block Renew() => _renew.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _renew.Define(
            Data.Set(state.Nonce, Operators.Random(10_000_000, 99_999_999)),
            Data.Set(state.Number, 0),
            Data.Set(state.Tag, 0),
            Data.Set(state.HelloAt, 0)),
        OpenScript(),
    ];

    // Answers name a request by the last two digits of its number, so no two open ones may share them.
    private Script OpenScript() => _open.Define(
        Data.Set(state.Ticket, 0),
        If(
            Greater(state.Number, HighestNumber - 1),
            If(Greater(Data.Length(state.Tickets), 0), StopThisScript()),
            Renew()),
        table.Find(Modulo(Add(state.Number, 1), 100)),
        If(Either(Greater(state.At, -1), Greater(Data.Length(state.Tickets), RequestsAtMost - 1)), StopThisScript()),
        If(Both(Equal(state.Tag, 0), Equal(state.HelloAt, Never)), Data.Set(state.HelloAt, state.Clock)),
        Data.Change(state.Number, 1),
        table.AddRequest(_open["ticket"]),
        table.Set(RequestField.Number, Digits.Four(state.Number)),
        table.Set(RequestField.Kind, _open["kind"]),
        table.Set(RequestField.Payload, _open["payload"]),
        table.Set(RequestField.Tries, 1),
        table.Set(RequestField.HeardAt, RequestTable.NotWritten),
        table.Set(RequestField.TouchedAt, state.Clock),
        table.Set(RequestField.DueAt, Add(state.Clock, 1)),
        table.Set(RequestField.Limit, state.Timeout),
        Data.Set(state.Ticket, 1),
        outbox.PushRequest());
}
