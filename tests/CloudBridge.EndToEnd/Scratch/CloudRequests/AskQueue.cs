using CloudBridge.Hosting;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Palette;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>The main script: works through the requests one after another and notes what came of each.</summary>
internal sealed class AskQueue(ProjectState state, CompatibleEncoder encoder, RequestSender sender, Block poll)
{
    private readonly Procedure _request = new("request", isWarp: false, "text");
    private readonly Procedure _attempt = new("attempt", isWarp: false);
    private readonly Procedure _note = new("note result", isWarp: true);

    public IEnumerable<Script> Scripts() => [MainScript(), RequestScript(), AttemptScript(), NoteScript()];

    private Script MainScript() => Script.WhenFlagClicked(
        Data.Set(state.Finished, 0),
        Data.Set(state.ReRequests, 0),
        Data.DeleteAll(state.Results),
        Data.DeleteAll(state.Statuses),
        Data.DeleteAll(state.Milliseconds),
        Data.Set(state.Turn, 0),
        RepeatUntil(
            Equal(state.Turn, Data.Length(state.Ask)),
            Data.Change(state.Turn, 1),
            Data.Set(state.StartedAt, CompatibleState.Clock),
            _request.Call(Data.Item(state.Turn, state.Ask)),
            _note.Call(),
            If(Greater(state.Pause, 0), Wait(state.Pause))),
        Data.Set(state.Finished, 1));

    private Script RequestScript() => _request.Define(
        Data.Set(state.Attempt, 0),
        Data.Set(state.Progress, Progress.Loading),
        RepeatUntil(
            Either(Equal(state.Progress, Progress.Done), Equal(state.Attempt, state.Tries)),
            Data.Change(state.Attempt, 1),
            encoder.Encode(_request["text"]),
            _attempt.Call()));

    // Ids end in 0: that tells the host that this project understands bare digits as an answer.
    private Script AttemptScript() => _attempt.Define(
        Data.Set(state.Id, Join(Operators.Random(state.LowestId, state.HighestId), 0)),
        Data.DeleteAll(state.Response),
        Data.DeleteAll(state.Parts),
        Data.Set(state.FinalPart, ""),
        Data.Set(state.Missing, 0),
        Data.Set(state.Progress, Progress.Loading),
        sender.Send(),
        Data.Set(state.HeardAt, CompatibleState.Clock),
        Data.Set(state.ReRequestedAt, CompatibleState.Clock),
        RepeatUntil(
            Either(Equal(state.Progress, Progress.Done), Equal(state.Progress, Progress.TimedOut)),
            poll,
            If(Not(Equal(state.Progress, Progress.Done)), WaitForMore())));

    // Waiting no time at all ends the frame, so that the variables are looked at once in each.
    private Block[] WaitForMore() =>
    [
        sender.AskForMissingPart(),
        IfElse(
            Greater(Subtract(CompatibleState.Clock, state.HeardAt), state.Timeout),
            [Data.Set(state.Progress, Progress.TimedOut)],
            [Wait(0)]),
    ];

    private Script NoteScript() => _note.Define(
        Data.Set(state.Piece, Data.Item(1, state.Response)),
        Data.Set(state.Index, 1),
        Repeat(
            Subtract(Data.Length(state.Response), 1),
            Data.Change(state.Index, 1),
            Data.Set(state.Piece, Join(state.Piece, "|", Data.Item(state.Index, state.Response)))),
        Data.Add(state.Progress, state.Statuses),
        Data.Add(Operators.Round(Multiply(Subtract(CompatibleState.Clock, state.StartedAt), 1000)), state.Milliseconds),
        Data.Add(state.Piece, state.Results));
}
