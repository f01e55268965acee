using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>
/// Adds to a sprite the blocks that speak Cloud Requests. That format has one way to say that something went wrong: what does
/// not exist and what was not right have failed, too.
/// </summary>
internal sealed class CompatibleEngine : ICloudEngine
{
    private const int LowestId = 10_001;
    private const int HighestId = 99_999;

    // The cloud has said that no server is there; one that is just coming answers within this time.
    private const double SecondsUntilHopeless = 2.8;

    private readonly CompatibleState _state;
    private readonly CompatibleResult _result;
    private readonly CompatibleEncoder _encoder;
    private readonly RequestSender _sender;
    private readonly ResponseReceiver _receiver;
    private readonly AskLock _lock;
    private readonly Variable _text;
    private readonly Variable _skipped;
    private readonly Procedure _put = new("⚙ put", isWarp: true, "value");
    private readonly Procedure _gather = new("⚙ gather", isWarp: true, "request", "inputs");
    private readonly Procedure _ask = new("⚙ ask", isWarp: false, "text", "number");
    private readonly Procedure _askWith;
    private readonly RestArguments _rest;

    /// <summary>
    /// Adds everything: cloud variables and whose turn it is to the stage, the rest to the sprite. May be called for
    /// several sprites of a project.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="sprite">A sprite; it gets costumes and shows nothing.</param>
    /// <param name="variables">The cloud variables of the project.</param>
    /// <param name="names">The names a maker sees.</param>
    public CompatibleEngine(StageBuilder stage, SpriteBuilder sprite, SpriteVariables variables, EngineNames names)
    {
        _state = new CompatibleState(stage, sprite, sprite, variables, "⚙ ");
        _result = new CompatibleResult(stage, sprite, _state, names);
        _encoder = new CompatibleEncoder(_state);
        _rest = new RestArguments(sprite, Inputs, CharacterCostumes.Unknown, Argument);
        _lock = new AskLock(stage);
        _sender = new RequestSender(_state, _lock.Touch());
        var decoder = new ResponseDecoder(_state);
        _receiver = new ResponseReceiver(_state, decoder);
        _text = sprite.AddVariable("⚙ text");
        _skipped = sprite.AddVariable("⚙ skipped");
        _askWith = new Procedure(names.AskWith, isWarp: false, "request", "inputs");
        foreach (var costume in CharacterCostumes.All())
        {
            sprite.AddCostume(costume);
        }

        IEnumerable<Script>[] scripts =
        [
            [
                _askWith.Define(_gather.Call(_askWith["request"], _askWith["inputs"]), AskAndWait()),
                GatherScript(), .. _rest.Scripts(), PutScript(), AskScript(), _encoder.Script(),
            ],
            _result.Scripts(), _lock.Scripts(), _sender.Scripts(), _receiver.Scripts(), decoder.Scripts(),
        ];
        foreach (var script in scripts.SelectMany(script => script))
        {
            sprite.AddScript(script with { IsInternal = true });
        }
    }

    /// <inheritdoc />
    public Variable Answer => _result.Answer;

    /// <inheritdoc />
    public ListVariable AnswerList => _result.AnswerList;

    /// <inheritdoc />
    public Variable Status => _result.Status;

    /// <inheritdoc />
    public Variable Error => _result.Error;

    /// <inheritdoc />
    public ListVariable Inputs => _result.Inputs;

    /// <inheritdoc />
    public Variable Timeout => _result.Timeout;

    /// <inheritdoc />
    public Block Begin(Value name) => Data.Set(_text, name);

    /// <inheritdoc />
    public Block Argument(Value value) => _put.Call(value);

    /// <inheritdoc />
    public Block Rest(Value value) => _rest.Put(value);

    /// <inheritdoc />
    public Block NoArgument() => Data.Set(_skipped, Join(_skipped, "&"));

    /// <inheritdoc />
    public Block AskAndWait() => _ask.Call(_text, Add(_lock.Last, 1));

    /// <inheritdoc />
    public Block AskWith(Value name, Value inputs) => _askWith.Call(name, inputs);

    private Script PutScript() => _put.Define(
        Data.Set(_text, Join(_text, _skipped, "&", _put["value"])),
        Data.Set(_skipped, ""));

    private Script GatherScript() => _gather.Define(Begin(_gather["request"]), Rest(_gather["inputs"]));

    // Ids end in 0: that tells the host that this project understands bare digits as an answer.
    private Script AskScript() => _ask.Define(
        Data.Set(_skipped, ""),
        _lock.Draw(),
        _result.Begin(),
        _lock.WaitFor(_ask["number"]),
        _result.Begin(),
        _encoder.Encode(_ask["text"]),
        Data.Set(_state.Id, Join(Operators.Random(LowestId, HighestId), 0)),
        Data.DeleteAll(_state.Response),
        Data.DeleteAll(_state.Parts),
        Data.Set(_state.FinalPart, ""),
        Data.Set(_state.Missing, 0),
        Data.Set(_state.Changed, 0),
        Data.Set(_state.Progress, Progress.Loading),
        _sender.Send(),
        Data.Set(_state.HeardAt, CompatibleState.Clock),
        Data.Set(_state.ReRequestedAt, CompatibleState.Clock),
        RepeatUntil(
            Either(Equal(_state.Progress, Progress.Done), Equal(_state.Progress, Progress.TimedOut)),
            _lock.Touch(),
            _receiver.Poll(),
            If(Not(Equal(_state.Progress, Progress.Done)), WaitForMore())),
        _result.Finish(),
        _lock.Release(_ask["number"]));

    private Block[] WaitForMore() =>
    [
        _sender.AskForMissingPart(),
        IfElse(
            Either(
                Greater(Subtract(CompatibleState.Clock, _state.HeardAt), Timeout),
                Both(
                    Greater(Subtract(CompatibleState.Clock, _state.HeardAt), SecondsUntilHopeless),
                    Either(_state.SaysAbsent(1), _state.SaysAbsent(2)))),
            [Data.Set(_state.Progress, Progress.TimedOut)],
            [Wait(0)]),
    ];
}
