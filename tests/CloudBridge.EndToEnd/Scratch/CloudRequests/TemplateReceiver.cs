using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>
/// Custom blocks: receive as the official template does. Part N makes the list of slots grow to N + 1 and goes into slot N, the last
/// part goes into the last slot there is, and the answer is whole when no slot is empty. So a part above all that came is not missed,
/// and one that comes behind the last part takes its slot.
/// </summary>
internal sealed class TemplateReceiver(CompatibleState state, SpriteBuilder sprite, ResponseDecoder decoder, bool asks)
{
    private const int ValuesRemembered = 20;
    private const string End = "222";

    private readonly Procedure _poll = new("poll", isWarp: true);
    private readonly Procedure _look = new("look at", isWarp: true, "value");
    private readonly Procedure _store = new("store", isWarp: true, "value");
    private readonly Procedure _examine = new("examine", isWarp: true);
    private readonly ListVariable _remembered = sprite.AddList("remembered");

    /// <summary>To be run each frame while a request is open; sets the status to DONE when the answer is whole.</summary>
    public Block Poll() => _poll.Call();

    public IEnumerable<Script> Scripts() => [PollScript(), LookScript(), StoreScript(), ExamineScript()];

    private Script PollScript() => _poll.Define(
    [
        .. state.FromHost.Select(variable => _look.Call(variable)),
        If(Equal(state.Changed, 1), _examine.Call()),
    ]);

    private Script LookScript() => _look.Define(
        If(
            Not(Contains(_remembered, Join("=", _look["value"]))),
            Data.Insert(Join("=", _look["value"]), 1, _remembered),
            Data.Delete(ValuesRemembered + 1, _remembered),
            If(Contains(_look["value"], Join(".", state.Id)), _store.Call(_look["value"]))));

    private Script StoreScript() => _store.Define(
        Data.Set(state.Index, Length(_store["value"])),
        Data.Set(state.Tail, Join(LetterBeforeEnd(2), LetterBeforeEnd(1), LetterBeforeEnd(0))),
        IfElse(
            Equal(state.Tail, End),
            [
                GrowSlotsTo(1),
                Data.Set(state.FinalPart, _store["value"]),
                Data.Replace(Data.Length(state.Parts), state.Parts, _store["value"]),
            ],
            [
                Data.Set(state.Position, Join(LetterBeforeEnd(3), LetterBeforeEnd(2), LetterBeforeEnd(1))),
                GrowSlotsTo(Add(state.Position, 1)),
                Data.Replace(state.Position, state.Parts, _store["value"]),
            ]),
        Data.Set(state.Progress, Progress.Receiving),
        Data.Set(state.Changed, 1));

    private Block GrowSlotsTo(Value count) => RepeatUntil(Not(Less(Data.Length(state.Parts), count)), Data.Add("", state.Parts));

    private Script ExamineScript() => _examine.Define(
    [
        Data.Set(state.Changed, 0),
        Data.Set(state.Missing, Data.PositionOf("", state.Parts)),
        If(Equal(state.Missing, 0), decoder.Decode(), Data.Set(state.Progress, Progress.Done)),
        .. asks ? [If(Equal(Length(state.FinalPart), 0), Data.Set(state.Missing, 0))] : new[] { Data.Set(state.Missing, 0) },
    ]);

    private Reporter LetterBeforeEnd(int distance) => Letter(Subtract(state.Index, distance), _store["value"]);
}
