using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>
/// Lets one request of the whole project go at a time, in the order they were made: the sprites and clones share one variable
/// to write. Who asks draws a number. A holder that was stopped, or whose clone is gone, shows no more that it is there and
/// is passed over. That is counted in frames, as those of a hidden tab last a second.
/// </summary>
internal sealed class AskLock(StageBuilder stage)
{
    private const int MissesUntilPassedOver = 30;
    private const int MissesFurtherOn = 26;
    private const int MissesAtFlag = 20;

    // Several may wait; a frame counts once.
    private const double SecondsBetweenCounts = 0.01;

    private readonly Procedure _wait = new("⚙ wait for turn", isWarp: false, "number");
    private readonly Procedure _count = new("⚙ count miss", isWarp: true);
    private readonly Variable _next = stage.Share("⚙ next number");
    private readonly Variable _turn = stage.Share("⚙ turn");
    private readonly Variable _misses = stage.Share("⚙ misses");
    private readonly Variable _countedAt = stage.Share("⚙ counted at");

    /// <summary>The number drawn last.</summary>
    public Value Last => _next;

    /// <summary>Draws the number above <see cref="Last"/>.</summary>
    public Block Draw() => Data.Change(_next, 1);

    /// <summary>Waits until it is the turn of a number.</summary>
    public Block WaitFor(Value number) => _wait.Call(number);

    /// <summary>The holder is still there; to be run each frame.</summary>
    public Block Touch() => Data.Set(_misses, 0);

    /// <summary>Lets the next one go, unless this one was passed over.</summary>
    public Block Release(Value number) => If(Equal(_turn, number), Data.Set(_turn, Add(number, 1)), Touch());

    public IEnumerable<Script> Scripts() =>
    [
        // A turn before the first stands for nobody.
        _wait.Define(
            If(Less(_turn, 1), Data.Set(_turn, 1)),
            RepeatUntil(Not(Less(_turn, _wait["number"])), _count.Call(), Wait(0)),
            Touch()),
        _count.Define(
            If(
                Greater(Absolute(Subtract(CompatibleState.Clock, _countedAt)), SecondsBetweenCounts),
                Data.Set(_countedAt, CompatibleState.Clock),
                Data.Change(_misses, 1),
                If(
                    Greater(_misses, MissesUntilPassedOver),
                    Data.Change(_turn, 1),
                    Data.Set(_misses, MissesFurtherOn)))),
        Script.WhenFlagClicked(Data.Set(_misses, MissesAtFlag)),
    ];
}
