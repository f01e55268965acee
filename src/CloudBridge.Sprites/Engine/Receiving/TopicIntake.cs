using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Receiving;

/// <summary>Custom blocks: news of topics (section 11). Each is read as an answer that nobody asked for.</summary>
internal sealed class TopicIntake(
    EngineState state,
    RequestTable table,
    ValueFields fields,
    AnswerIntake intake,
    RequestOpener opener)
{
    private const int SecondsToRead = 30;
    private const int Versions = 99;
    private const int NewerAtMost = 49;
    private const int SecondsOfSilence = 4;
    private const int FirstTopicTicket = -1000;

    private readonly Procedure _read = new("⚙ read topic", isWarp: true);
    private readonly Procedure _finish = new("⚙ finish topic", isWarp: true);
    private readonly Procedure _publish = new("⚙ publish topic", isWarp: true, "value");
    private readonly Procedure _followAgain = new("⚙ follow all again", isWarp: true);
    private readonly Procedure _forgetVersions = new("⚙ forget versions", isWarp: true);
    private readonly Procedure _remember = new("⚙ remember topic", isWarp: true, "topic", "request");
    private readonly Variable _slot = state.Scratch("topic slot");
    private readonly Variable _number = state.Scratch("topic number");
    private readonly Variable _version = state.Scratch("topic version");
    private readonly Variable _latest = state.Scratch("latest version");
    private readonly Variable _kind = state.Scratch("topic body");

    /// <summary>Reads the rest of a topic's entry.</summary>
    public Block Read() => _read.Call();

    /// <summary>Publishes what the entry in hand has read, and removes it; <see cref="EngineState.Found"/> is 0 then.</summary>
    public Block Finish() => _finish.Call();

    /// <summary>Subscribes to all topics again, after the server has restarted.</summary>
    public Block FollowAgain() => _followAgain.Call();

    /// <summary>Any version is new from now on.</summary>
    public Block ForgetVersions() => _forgetVersions.Call();

    /// <summary>Takes the answer list of a subscription.</summary>
    public Block Remember(Value topic, Value request) => _remember.Call(topic, request);

    public IEnumerable<Script> Scripts() =>
    [
        ReadScript(),
        FinishScript(),
        PublishScript(),
        FollowAgainScript(),
        _forgetVersions.Define(
            Data.Set(_slot, 0),
            Repeat(Data.Length(state.TopicVersions), Data.Change(_slot, 1), Data.Replace(_slot, state.TopicVersions, 0))),
        RememberScript(),
    ];

    private Reporter BehindSince => Data.Item(_slot, state.TopicBehindSince);

    // Versions go round, so one far ahead looks like one that is behind. Values that come late are; but where for some time
    // nothing else comes, too many were missed.
    private Script ReadScript() => _read.Define(
        fields.Read(2),
        Data.Set(_number, state.Field),
        fields.Read(2),
        Data.Set(_version, state.Field),
        fields.Read(1),
        Data.Set(_kind, state.Field),
        intake.ReadBody(_kind),
        Data.Set(_slot, Data.PositionOf(_number, state.TopicNumbers)),
        If(Either(Either(Not(fields.AreWhole), Equal(state.Tag, 0)), Equal(_slot, 0)), StopThisScript()),
        Data.Set(_latest, Data.Item(_slot, state.TopicVersions)),
        table.FindTicket(Subtract(FirstTopicTicket, _number)),
        If(Greater(state.At, -1), Data.Set(_latest, table.Get(RequestField.Version))),
        If(
            Equal(_version, _latest),
            Data.Replace(_slot, state.TopicBehindSince, 0),
            If(Greater(state.At, -1), intake.Take(_kind)),
            StopThisScript()),
        If(
            Both(Greater(_latest, 0), Greater(Modulo(Subtract(_version, _latest), Versions), NewerAtMost)),
            If(Equal(BehindSince, 0), Data.Replace(_slot, state.TopicBehindSince, state.Clock)),
            If(Less(Subtract(state.Clock, BehindSince), SecondsOfSilence), StopThisScript())),
        Data.Replace(_slot, state.TopicBehindSince, 0),
        If(Greater(state.At, -1), table.Remove()),
        table.AddRequest(Subtract(FirstTopicTicket, _number)),
        table.Set(RequestField.Kind, RequestKind.News),
        table.Set(RequestField.Payload, _number),
        table.Set(RequestField.Version, _version),
        table.Set(RequestField.HeardAt, state.Clock),
        table.Set(RequestField.Limit, SecondsToRead),
        intake.Take(_kind));

    private Script FinishScript() => _finish.Define(
        Data.Set(state.Found, 0),
        table.LocateItems(),
        If(
            Both(table.Is(RequestField.Result, RequestOutcome.Done), table.Is(RequestField.State, RequestState.Ready)),
            IfElse(
                table.Is(RequestField.Kind, RequestKind.News),
                [
                    Data.Set(_slot, Data.PositionOf(table.Get(RequestField.Payload), state.TopicNumbers)),
                    Data.Replace(_slot, state.TopicVersions, table.Get(RequestField.Version)),
                    Data.Replace(_slot, state.TopicBehindSince, 0),
                    _publish.Call(Data.Item(Add(state.Place, 1), state.Items)),
                ],
                [
                    Data.Set(_slot, table.Get(RequestField.Version)),
                    Data.Replace(_slot, state.TopicNumbers, Data.Item(Add(state.Place, 1), state.Items)),
                    Data.Replace(_slot, state.TopicVersions, 0),
                    If(Greater(table.Get(RequestField.Items), 1), _publish.Call(Data.Item(Add(state.Place, 2), state.Items))),
                ])),
        table.Remove());

    private Script PublishScript() => _publish.Define(
        If(Equal(Join("x", _publish["value"]), Join("x", Data.Item(_slot, state.TopicValues))), StopThisScript()),
        Data.Replace(_slot, state.TopicValues, _publish["value"]),
        Data.Set(state.Topic, Data.Item(_slot, state.Topics)),
        Data.Set(state.TopicValue, _publish["value"]),
        Events.Broadcast(state.TopicNews));

    private Script FollowAgainScript() => _followAgain.Define(
        Data.Set(_slot, 2),
        RepeatUntil(
            Greater(_slot, Data.Length(state.Topics)),
            opener.Open(Data.Item(_slot, state.TopicRequests), Subtract(0, _slot), RequestKind.FollowAgain),
            If(Greater(state.Ticket, 0), table.Set(RequestField.Version, _slot)),
            Data.Change(_slot, 1)));

    private Script RememberScript() => _remember.Define(
        Data.Set(_slot, Data.PositionOf(Data.Item(1, state.AnswerList), state.TopicNumbers)),
        If(
            Equal(_slot, 0),
            Data.Add(_remember["topic"], state.Topics),
            Data.Add("", state.TopicValues),
            Data.Add(Data.Item(1, state.AnswerList), state.TopicNumbers),
            Data.Add(0, state.TopicVersions),
            Data.Add(0, state.TopicBehindSince),
            Data.Add(_remember["request"], state.TopicRequests),
            Data.Set(_slot, Data.Length(state.Topics))),
        Data.Set(state.HelloAt, Add(state.Clock, SecondsToRead)),
        If(Greater(Data.Length(state.AnswerList), 1), _publish.Call(Data.Item(2, state.AnswerList))));
}
