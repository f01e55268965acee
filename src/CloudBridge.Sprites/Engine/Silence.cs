using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine;

/// <summary>
/// Custom blocks: what can be known of a server that says nothing. A project sees nothing but the values of its variables,
/// so it is told by what has come into them, and by what they held when the file was made.
/// </summary>
internal sealed class Silence(EngineState state, RequestTable table)
{
    /// <summary>
    /// Seconds after which a server that was never heard is taken to be away: three hellos, and time for the answer to the
    /// last. Until the question is written, and between two looks, some frames go by; all together is to be 3 s.
    /// </summary>
    private const double SecondsUntilHopeless = 2.6;

    // A hidden tab sees a value each second; it waits for the whole time.
    private const double LongestQuickStep = 0.3;
    private const int QuickLooks = 20;

    // What came before was seen by another session; a file that is opened later knows nothing of the cloud.
    private const int SecondsOfEvidence = 600;

    private readonly Procedure _compare = new("⚙ compare with file", isWarp: true, "slot", "value");
    private readonly Procedure _explain = new("⚙ explain silence", isWarp: true);
    private readonly Variable _patience = state.Scratch("patience");

    /// <summary>Compares the answer variables with what they held when the file was saved: what differs has come since.</summary>
    public IEnumerable<Block> CompareWithFile() => state.FromHost.Select((variable, index) => _compare.Call(index + 1, variable));

    /// <summary>Notes how long the last step of the clock was.</summary>
    public Block NoteStep(Value seconds) => IfElse(Greater(seconds, LongestQuickStep), [Data.Set(state.QuickLooks, 0)], [Data.Change(state.QuickLooks, 1)]);

    /// <summary>Notes that something has come from the cloud.</summary>
    public Block NoteCloud() => Data.Set(state.CloudHeardAt, Session.Seconds);

    /// <summary>Finds out whether there is reason to wait longer than a moment for a server.</summary>
    public Block ChoosePatience() => IfElse(
        Either(Equal(state.IsKnown, 1), Either(Greater(state.News, 1), Less(state.QuickLooks, QuickLooks))),
        [Data.Set(_patience, RequestTable.NotWritten)],
        [Data.Set(_patience, SecondsUntilHopeless)]);

    /// <summary>The request in hand has waited for as long as there is reason to.</summary>
    public Condition IsHopeless => Greater(Subtract(state.Clock, table.Get(RequestField.HeardAt)), _patience);

    /// <summary>Gives the request in hand the result that fits what is known.</summary>
    public Block Explain() => _explain.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _compare.Define(
            If(Equal(Join("x", _compare["value"]), Data.Item(_compare["slot"], state.Seen)), StopThisScript()),
            If(
                Either(
                    Greater(Length(Data.Item(_compare["slot"], state.Seen)), 0),
                    Not(Either(Is(_compare["value"], "0"), Is(_compare["value"], StageBuilder.Untouched)))),
                NoteCloud())),
        ExplainScript(),
    ];

    private static Condition Is(Value value, string text) => Equal(Join("x", value), "x" + text);

    private Script ExplainScript() => _explain.Define(
        table.Set(RequestField.Result, RequestOutcome.Offline),
        If(Is(state.FromHost[0], "0"), table.Set(RequestField.Result, RequestOutcome.NoVariables)),
        If(Less(Subtract(Session.Seconds, state.CloudHeardAt), SecondsOfEvidence), table.Set(RequestField.Result, RequestOutcome.Away)),
        If(Either(Equal(state.IsKnown, 1), Greater(state.News, 1)), table.Set(RequestField.Result, RequestOutcome.Timeout)),
        If(Equal(state.Absence, 1), table.Set(RequestField.Result, RequestOutcome.Unserved)),
        If(Equal(state.Absence, 2), table.Set(RequestField.Result, RequestOutcome.Away)));
}
