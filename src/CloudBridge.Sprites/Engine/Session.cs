using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Engine.Receiving;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine;

/// <summary>
/// Custom blocks: the start of a session, and a bit of everything there is to do. Whoever waits for an answer calls the
/// latter in each frame, so nothing depends on one script that somebody might stop.
/// </summary>
internal sealed class Session(
    EngineState state,
    ValueReader reader,
    EntryReader entries,
    TopicIntake topics,
    Outbox outbox,
    Chores chores,
    AnswerDecoder decoder,
    RequestOpener opener,
    Silence silence)
{
    private const int SecondsPerDay = 86_400;

    // Several scripts may call in one frame; one call is enough.
    private const double SecondsBetweenCalls = 0.006;
    private const int LongestStep = 5;
    private const double SecondsBetweenChores = 0.1;
    private const int AfterFlag = 3;
    private const int AfterLoading = 90;
    private const double FirstStep = 0.1;

    // A client that says nothing for so long may have lost its tag to another (section 9).
    private const int SecondsOfTag = 300;

    private readonly Procedure _setUp = new("⚙ set up", isWarp: true, "seconds");
    private readonly Procedure _work = new("⚙ work", isWarp: true);
    private readonly Variable _now = state.Scratch("now");

    /// <summary>The computer's clock, in seconds.</summary>
    public static Reporter Seconds => Multiply(Sensing.DaysSince2000, SecondsPerDay);

    /// <summary>Begins a new session if the engine has not worked for long: the project has just been loaded.</summary>
    public Block SetUp() => _setUp.Call(AfterLoading);

    /// <summary>Looks at the answer variables, decodes, repeats, writes: for at most a part of a frame.</summary>
    public Block Work() => _work.Call();

    public IEnumerable<Script> Scripts() =>
    [
        Script.WhenFlagClicked(_setUp.Call(AfterFlag), Forever(Work(), Wait(0))),
        SetUpScript(),
        WorkScript(),
    ];

    // Where nobody waits for anything, hello has time until somebody does.
    private Block[] LoseTag() =>
    [
        entries.Restart(),
        If(Both(Equal(Data.Length(state.Tickets), 0), Less(Data.Length(state.Topics), 2)), Data.Set(state.HelloAt, RequestOpener.Never)),
    ];

    private Script SetUpScript() => _setUp.Define(
    [
        Data.Set(_now, Subtract(Seconds, state.WorkedAt)),
        If(Both(Less(_now, _setUp["seconds"]), Greater(_now, -1)), StopThisScript()),
        opener.Renew(),
        .. silence.CompareWithFile(),
        .. new[] { state.Requests, state.Tickets, state.Items, state.PartKeys, state.Parts, state.Out, state.Seen }.Select(Data.DeleteAll),
        .. new[] { state.Topics, state.TopicValues, state.TopicNumbers }.Select(Data.DeleteAll),
        .. new[] { state.TopicVersions, state.TopicBehindSince, state.TopicRequests }.Select(Data.DeleteAll),
        .. state.FromHost.Select(variable => Data.Add(Join("x", variable), state.Seen)),
        Data.Add(state.Names.TopicForAll, state.Topics),
        Data.Add("", state.TopicValues),
        Data.Add(0, state.TopicNumbers),
        Data.Add(0, state.TopicVersions),
        Data.Add(0, state.TopicBehindSince),
        Data.Add("", state.TopicRequests),
        .. new[] { state.IsKnown, state.WroteAt, state.ChoresAt, state.Absence, state.News, state.QuickLooks }.Select(variable => Data.Set(variable, 0)),
        Data.Set(state.Epoch, ""),
        Data.Set(state.Clock, 1),
        Data.Set(state.WorkedAt, Subtract(Seconds, FirstStep)),
    ]);

    // After a long step any version of a topic is new: what changed meanwhile was written meanwhile.
    private Script WorkScript() => _work.Define(
        Data.Set(_now, Subtract(Seconds, state.WorkedAt)),
        If(Both(Less(_now, SecondsBetweenCalls), Greater(_now, -1)), StopThisScript()),
        IfElse(
            Greater(_now, LongestStep),
            [Data.Change(state.Clock, LongestStep), topics.ForgetVersions()],
            [If(Greater(_now, 0), Data.Change(state.Clock, _now))]),
        silence.NoteStep(_now),
        If(Both(Greater(state.Tag, 0), Greater(Absolute(Subtract(Seconds, state.SaidAt)), SecondsOfTag)), LoseTag()),
        reader.Look(),
        If(
            Greater(state.Clock, state.ChoresAt),
            Data.Set(state.ChoresAt, Add(state.Clock, SecondsBetweenChores)),
            chores.Do()),
        outbox.Send(),
        decoder.Decode(_now),
        Data.Set(state.WorkedAt, Seconds));
}
