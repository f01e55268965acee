using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine;

/// <summary>
/// Blocks that find, read and change an entry of the list of requests. <see cref="EngineState.At"/> says which.
/// </summary>
internal sealed class RequestTable(EngineState state)
{
    /// <summary>The time at which a request was heard of that has not been written yet: nobody can answer it.</summary>
    public const int NotWritten = 1_000_000_000;

    public static readonly int Width = Enum.GetValues<RequestField>().Length;

    private readonly Procedure _add = new("⚙ add request", isWarp: true, "ticket");
    private readonly Procedure _remove = new("⚙ remove request", isWarp: true);
    private readonly Procedure _clear = new("⚙ clear items", isWarp: true);
    private readonly Procedure _locate = new("⚙ locate items", isWarp: true);
    private readonly Procedure _find = new("⚙ find number", isWarp: true, "last two digits");
    private readonly Procedure _keep = new("⚙ keep item", isWarp: true, "item");
    private readonly Procedure _forgetParts = new("⚙ forget parts", isWarp: true, "handle");
    private readonly Variable _handle = state.Scratch("handle");

    /// <summary>The number of open requests, times <see cref="Width"/>.</summary>
    public Reporter End => Data.Length(state.Requests);

    public Reporter Get(RequestField field) => Data.Item(Add(state.At, (int)field), state.Requests);

    public Block Set(RequestField field, Value value) => Data.Replace(Add(state.At, (int)field), state.Requests, value);

    public Condition Is(RequestField field, Value value) => Equal(Get(field), value);

    /// <summary>All digits of the answer have come, though not all may be decoded.</summary>
    public Condition IsWhole => Both(Is(RequestField.State, RequestState.Reading), Not(Less(Get(RequestField.Got), Get(RequestField.Total))));

    /// <summary>Appends an entry and puts it in hand; its fields are 0.</summary>
    public Block AddRequest(Value ticket) => _add.Call(ticket);

    /// <summary>Removes the entry in hand with its items and parts.</summary>
    public Block Remove() => _remove.Call();

    /// <summary>Removes the decoded items of the entry in hand.</summary>
    public Block ClearItems() => _clear.Call();

    /// <summary>Sets <see cref="EngineState.Place"/> to the place before the first item of the entry in hand.</summary>
    public Block LocateItems() => _locate.Call();

    /// <summary>Puts in hand the waiting or reading entry whose number ends so; -1 when there is none.</summary>
    public Block Find(Value lastTwoDigits) => _find.Call(lastTwoDigits);

    /// <summary>Appends an item to those of the entry in hand; <see cref="EngineState.Place"/> is before its first.</summary>
    public Block KeepItem(Value item) => _keep.Call(item);

    /// <summary>Removes the parts with a handle, if no request reads them any more.</summary>
    public Block ForgetParts(Value handle) => _forgetParts.Call(handle);

    /// <summary>Puts the entry of a ticket in hand, -Width when there is none.</summary>
    public Block FindTicket(Value ticket) =>
        Data.Set(state.At, Multiply(Subtract(Data.PositionOf(ticket, state.Tickets), 1), Width));

    /// <summary>Runs blocks with each entry in hand in turn.</summary>
    public IEnumerable<Block> ForEach(params Block[] body) =>
    [
        Data.Set(state.At, 0),
        RepeatUntil(Not(Less(state.At, End)), [.. body, Next()]),
    ];

    public Block Next() => Data.Change(state.At, Width);

    public IEnumerable<Script> Scripts() =>
    [
        _add.Define(
            Data.Add(_add["ticket"], state.Tickets),
            Data.Set(state.At, End),
            Repeat(Width, Data.Add(0, state.Requests))),
        _remove.Define(
            ClearItems(),
            Data.Set(_handle, Get(RequestField.Handle)),
            Data.Delete(Add(Divide(state.At, Width), 1), state.Tickets),
            Repeat(Width, Data.Delete(Add(state.At, 1), state.Requests)),
            If(Greater(_handle, 0), ForgetParts(_handle))),
        ClearScript(),
        LocateScript(),
        FindScript(),
        _keep.Define(
            Data.Insert(_keep["item"], Add(Add(state.Place, Get(RequestField.Items)), 1), state.Items),
            Set(RequestField.Items, Add(Get(RequestField.Items), 1))),
        ForgetPartsScript(),
    ];

    private Script ClearScript() => _clear.Define(
        IfElse(
            Equal(Get(RequestField.Items), Data.Length(state.Items)),
            [Data.DeleteAll(state.Items)],
            [
                LocateItems(),
                Repeat(Get(RequestField.Items), Data.Delete(Add(state.Place, 1), state.Items)),
            ]),
        Set(RequestField.Items, 0));

    private Script LocateScript() => _locate.Define(
        Data.Set(state.Place, 0),
        Data.Set(state.Index, (int)RequestField.Items),
        RepeatUntil(
            Greater(state.Index, state.At),
            Data.Change(state.Place, Data.Item(state.Index, state.Requests)),
            Data.Change(state.Index, Width)));

    private Script FindScript() => _find.Define(
        Data.Set(state.At, 0),
        RepeatUntil(
            Not(Less(state.At, End)),
            If(
                Both(
                    Both(Less(Get(RequestField.Kind), RequestKind.News), Less(Get(RequestField.State), RequestState.Ready)),
                    Equal(Modulo(Get(RequestField.Number), 100), _find["last two digits"])),
                StopThisScript()),
            Next()),
        Data.Set(state.At, -1));

    // A shared answer may be read for several requests, so its parts stay until none of them has its handle.
    private Script ForgetPartsScript() => _forgetParts.Define(
        Data.Set(state.Index, (int)RequestField.Handle),
        RepeatUntil(
            Greater(state.Index, End),
            If(Equal(Data.Item(state.Index, state.Requests), _forgetParts["handle"]), StopThisScript()),
            Data.Change(state.Index, Width)),
        Data.Set(state.Index, Data.Length(state.PartKeys)),
        Repeat(
            state.Index,
            If(
                Equal(Floor(Divide(Data.Item(state.Index, state.PartKeys), 1000)), _forgetParts["handle"]),
                Data.Delete(state.Index, state.PartKeys),
                Data.Delete(state.Index, state.Parts)),
            Data.Change(state.Index, -1)));
}
