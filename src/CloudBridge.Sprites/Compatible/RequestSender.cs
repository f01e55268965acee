using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>Custom blocks: write the encoded request to the cloud in pieces, and ask for lost parts of the answer.</summary>
internal sealed class RequestSender(CompatibleState state, params Block[] afterEach)
{
    private const int PieceLength = 245;
    private const double SecondsBetweenWrites = 0.1;

    private readonly Procedure _send = new("send", isWarp: false);
    private readonly Procedure _cut = new("cut from", isWarp: true, "start");

    /// <summary>Sends <see cref="CompatibleState.Digits"/> under <see cref="CompatibleState.Id"/>.</summary>
    public Block Send() => _send.Call();

    /// <summary>
    /// Asks for the missing part, at most every tenth of a second. The number sent is one below the part's and the id
    /// has a 9 behind: that is how projects in use write it.
    /// </summary>
    public Block AskForMissingPart() => If(
        Both(Greater(state.Missing, 0), Not(Less(Subtract(CompatibleState.Clock, state.ReRequestedAt), SecondsBetweenWrites))),
        Data.Set(state.ToHost, Join(Subtract(state.Missing, 1), ".", state.Id, "9")),
        Data.Set(state.ReRequestedAt, CompatibleState.Clock),
        Data.Change(state.ReRequests, 1));

    public IEnumerable<Script> Scripts() => [SendScript(), CutScript()];

    private Script SendScript() => _send.Define(
        Data.Set(state.Position, 1),
        RepeatUntil(
            Less(Subtract(Add(Length(state.Digits), 1), state.Position), PieceLength),
            [_cut.Call(state.Position),
            Data.Set(state.ToHost, Join("-", state.Piece, ".", state.Id)),
            Data.Change(state.Position, PieceLength),
            Wait(SecondsBetweenWrites),
            .. afterEach]),
        _cut.Call(state.Position),
        Data.Set(state.ToHost, Join(state.Piece, ".", state.Id)));

    private Script CutScript() => _cut.Define(
        Data.Set(state.Piece, ""),
        Data.Set(state.Index, _cut["start"]),
        RepeatUntil(
            Either(Greater(state.Index, Length(state.Digits)), Equal(Length(state.Piece), PieceLength)),
            Data.Set(state.Piece, Join(state.Piece, Letter(state.Index, state.Digits))),
            Data.Change(state.Index, 1)));
}
