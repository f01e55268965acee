using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Receiving;

/// <summary>Custom blocks: what the entries of a packed value, and the parts, say (section 3).</summary>
internal sealed class EntryReader(
    EngineState state,
    RequestTable table,
    ValueFields fields,
    AnswerIntake intake,
    TopicIntake topics,
    Outbox outbox)
{
    private const int End = 0;
    private const int Working = 3;
    private const int Welcome = 4;
    private const int PartsWanted = 5;
    private const int Part = 6;
    private const int Shared = 7;
    private const int Topic = 9;

    private readonly Procedure _readAll = new("⚙ read entries", isWarp: true);
    private readonly Procedure _readEntry = new("⚙ read entry", isWarp: true);
    private readonly Procedure _address = new("⚙ read address", isWarp: true);
    private readonly Procedure _forUs = new("⚙ read for us", isWarp: true);
    private readonly Procedure _part = new("⚙ read part", isWarp: true, "digits");
    private readonly Procedure _welcome = new("⚙ read welcome", isWarp: true);
    private readonly Procedure _restart = new("⚙ server restarted", isWarp: true);
    private readonly Procedure _askAgain = new("⚙ ask all again", isWarp: true);
    private readonly Variable _kind = state.Scratch("kind");
    private readonly Variable _handle = state.Scratch("part handle");
    private readonly Variable _number = state.Scratch("part number");
    private readonly Variable _tag = state.Scratch("new tag");
    private readonly ListVariable _us = state.ScratchList("ours");

    /// <summary>Reads all entries from the position on.</summary>
    public Block ReadAll() => _readAll.Call();

    /// <summary>Reads a handle, a number and as many digits; 0 for digits with their length before them.</summary>
    public Block ReadPart(Value digits) => _part.Call(digits);

    /// <summary>Another epoch: half answers are dropped, and nothing is taken before the next welcome.</summary>
    public Block Restart() => _restart.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _readAll.Define(RepeatUntil(Greater(fields.Position, fields.End), fields.Read(1), Data.Set(_kind, state.Field), _readEntry.Call())),
        ReadEntryScript(),
        AddressScript(),
        ForUsScript(),
        PartScript(),
        WelcomeScript(),
        _restart.Define(Data.Set(state.Tag, 0), Data.Set(state.HelloAt, state.Clock), Data.Set(state.SaidHello, "false"), _askAgain.Call()),
        AskAgainScript(),
    ];

    private Script ReadEntryScript() => _readEntry.Define(
        If(Equal(_kind, End), fields.Stop(), StopThisScript()),
        If(Equal(_kind, Welcome), _welcome.Call(), StopThisScript()),
        If(Equal(_kind, Part), ReadPart(0), StopThisScript()),
        If(Equal(_kind, Topic), topics.Read(), StopThisScript()),
        Data.DeleteAll(_us),
        IfElse(
            Equal(_kind, Shared),
            [
                fields.Read(1),
                Repeat(state.Field, _address.Call()),
                fields.Read(1),
                Data.Set(_kind, state.Field),
            ],
            [_address.Call()]),
        _forUs.Call());

    private Script AddressScript() => _address.Define(
        fields.Read(3),
        Data.Set(_tag, state.Field),
        fields.Read(2),
        If(Both(Greater(state.Tag, 0), Equal(_tag, state.Tag)), Data.Add(state.Field, _us)));

    private Script ForUsScript() => _forUs.Define(
        If(Not(Equal(_kind, Working)), intake.ReadBody(_kind)),
        If(Not(fields.AreWhole), StopThisScript()),
        RepeatUntil(
            Equal(Data.Length(_us), 0),
            table.Find(Data.Item(1, _us)),
            Data.Delete(1, _us),
            If(
                Greater(state.At, -1),
                table.Set(RequestField.HeardAt, state.Clock),
                IfElse(
                    Equal(_kind, Working),
                    [table.Set(RequestField.Tries, 4), table.Set(RequestField.DueAt, Add(state.Clock, 4))],
                    [IfElse(Equal(_kind, PartsWanted), SendParts(), [intake.Take(_kind)])]))));

    private Block[] SendParts() =>
    [
        table.Set(RequestField.DueAt, Add(state.Clock, 1)),
        Data.Set(_number, 1),
        RepeatUntil(
            Either(Greater(_number, Length(intake.Body)), Greater(Data.Length(state.Out), Outbox.PartsAtMost)),
            outbox.PushPart(Join(Letter(_number, intake.Body), Letter(Add(_number, 1), intake.Body))),
            Data.Change(_number, 2)),
    ];

    private Script PartScript() => _part.Define(
        fields.Read(2),
        Data.Set(_handle, state.Field),
        fields.Read(3),
        Data.Set(_number, state.Field),
        IfElse(Equal(_part["digits"], 0), [fields.ReadLong()], [fields.Read(_part["digits"])]),
        If(Both(fields.AreWhole, Greater(state.Tag, 0)), intake.TakePart(_handle, _number)));

    private Script WelcomeScript() => _welcome.Define(
        fields.Read(8),
        Data.Set(_number, state.Field),
        fields.Read(3),
        Data.Set(_tag, state.Field),
        fields.Read(9),
        If(Either(Not(fields.AreWhole), Not(Equal(_number, state.Nonce))), StopThisScript()),
        Data.Set(state.IsKnown, 1),
        If(Both(Equal(_tag, state.Tag), Equal(state.Epoch, fields.Epoch)), StopThisScript()),
        Data.Set(_number, Equal(state.Epoch, "")),
        If(Greater(state.Tag, 0), _askAgain.Call()),
        Data.Set(state.Tag, _tag),
        Data.Set(state.Epoch, fields.Epoch),
        If(Equal(_number, "false"), topics.FollowAgain()));

    private Script AskAgainScript() => _askAgain.Define(
    [
        Data.DeleteAll(state.Out),
        .. table.ForEach(
            If(Both(table.Is(RequestField.State, RequestState.Reading), Greater(table.Get(RequestField.Handle), 0)), intake.Drop()),
            If(
                Both(table.Is(RequestField.State, RequestState.Waiting), Less(table.Get(RequestField.Kind), RequestKind.News)),
                table.Set(RequestField.Tries, 1),
                table.Set(RequestField.HeardAt, RequestTable.NotWritten),
                outbox.PushRequest())),
        Data.DeleteAll(state.PartKeys),
        Data.DeleteAll(state.Parts),
        topics.ForgetVersions(),
    ]);
}
