using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>Custom blocks: look at the answer variables, collect the parts that carry our id, notice gaps and the end.</summary>
internal sealed class ResponseReceiver(CompatibleState state, ResponseDecoder decoder)
{
    private const int EncodedEnd = 2222;
    private const int RawEnd = 3222;

    private readonly Procedure _poll = new("poll", isWarp: true);
    private readonly Procedure _look = new("look at", isWarp: true, "slot", "value");
    private readonly Procedure _store = new("store", isWarp: true, "value");
    private readonly Procedure _examine = new("examine", isWarp: true);

    /// <summary>To be run each frame while a request is open; sets the status to DONE when the answer is whole.</summary>
    public Block Poll() => _poll.Call();

    public IEnumerable<Script> Scripts() => [PollScript(), LookScript(), StoreScript(), ExamineScript()];

    private Script PollScript() => _poll.Define(
    [
        .. state.FromHost.Select((variable, index) => _look.Call(index + 1, variable)),
        If(Equal(state.Changed, 1), _examine.Call()),
    ]);

    // Values are compared with "contains": the = block would compare them as doubles, whose digits end after the 17th.
    private Script LookScript() => _look.Define(
        If(
            Not(Contains(Data.Item(_look["slot"], state.Seen), Join("=", _look["value"], "="))),
            If(
                Either(Greater(Length(Data.Item(_look["slot"], state.Seen)), 0), Not(Either(IsValue("0"), IsValue(StageBuilder.Untouched)))),
                Data.Set(state.CloudHeardAt, CompatibleState.Clock)),
            Data.Replace(_look["slot"], state.Seen, Join("=", _look["value"], "=")),
            If(Contains(_look["value"], Join(".", state.Id)), _store.Call(_look["value"]))));

    // What a variable holds of which nothing has been seen yet is what Scratch gave it, what the file gave it, or what has come.
    private Condition IsValue(string text) => Equal(Join("=", _look["value"]), "=" + text);

    private Script StoreScript() => _store.Define(
        Data.Set(state.Index, Length(_store["value"])),
        Data.Set(state.Tail, Join(LetterBeforeEnd(3), LetterBeforeEnd(2), LetterBeforeEnd(1), LetterBeforeEnd(0))),
        IfElse(
            Either(Equal(state.Tail, EncodedEnd), Equal(state.Tail, RawEnd)),
            [Data.Set(state.FinalPart, _store["value"])],
            [StoreNumbered()]),
        Data.Set(state.HeardAt, CompatibleState.Clock),
        Data.Set(state.Progress, Progress.Receiving),
        Data.Set(state.Changed, 1));

    private Block StoreNumbered() => IfElse(
        Less(Data.Length(state.Parts), PartNumber),
        [
            Repeat(Subtract(Subtract(PartNumber, Data.Length(state.Parts)), 1), Data.Add("", state.Parts)),
            Data.Add(_store["value"], state.Parts),
        ],
        [Data.Replace(PartNumber, state.Parts, _store["value"])]);

    private Script ExamineScript() => _examine.Define(
        Data.Set(state.Changed, 0),
        Data.Set(state.Missing, 0),
        Data.Set(state.Index, 0),
        Repeat(
            Data.Length(state.Parts),
            Data.Change(state.Index, 1),
            If(
                Both(Equal(state.Missing, 0), Equal(Length(Data.Item(state.Index, state.Parts)), 0)),
                Data.Set(state.Missing, state.Index))),
        If(
            Both(Equal(state.Missing, 0), Greater(Length(state.FinalPart), 0)),
            Data.Add(state.FinalPart, state.Parts),
            decoder.Decode(),
            Data.Set(state.Progress, Progress.Done)));

    // Numbered values end in the three digits of the number and a 1.
    private Reporter PartNumber => Divide(Subtract(state.Tail, 1), 10);

    private Reporter LetterBeforeEnd(int distance) => Letter(Subtract(state.Index, distance), _store["value"]);
}
