using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Engine.Receiving;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Projects;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine;

/// <summary>Adds to a sprite the blocks that speak CB1.</summary>
internal sealed class Cb1Engine : ICloudEngine
{
    private const string SubscribeRequest = "topic.subscribe";

    private readonly EngineState _state;
    private readonly RequestEncoder _encoder;
    private readonly AskProcedure _asker;
    private readonly TopicIntake _topics;
    private readonly Procedure _gather = new("⚙ gather", isWarp: true, "request", "inputs");
    private readonly RestArguments _rest;
    private readonly Procedure _askWith;
    private readonly Procedure _subscribe;

    /// <summary>
    /// Adds everything: cloud variables and shared state to the stage, the rest to the sprite. May be called for several
    /// sprites of a project.
    /// </summary>
    public Cb1Engine(StageBuilder stage, SpriteBuilder sprite, Cb1EngineOptions options)
    {
        _state = new EngineState(stage, sprite, options);
        var table = new RequestTable(_state);
        var unicode = new UnicodeTable(sprite);
        var check = new CheckDigitsProcedure(_state);
        var outbox = new Outbox(_state, table, check);
        var fields = new ValueFields(_state);
        var intake = new AnswerIntake(_state, table, fields);
        var opener = new RequestOpener(_state, table, outbox);
        var gaps = new GapFinder(_state, table, outbox);
        var entries = new EntryReader(_state, table, fields, intake, _topics = new TopicIntake(_state, table, fields, intake, opener), outbox);
        var silence = new Silence(_state, table);
        var reader = new ValueReader(_state, check, fields, entries, silence);
        var chores = new Chores(_state, table, outbox, gaps, _topics, silence);
        var decoderState = new DecoderState(_state, sprite, options.Model);
        var steps = new DecoderSteps(_state, table, decoderState, unicode);
        var damage = new DamageReport(_state, table, intake, outbox);
        var decoder = new AnswerDecoder(_state, table, decoderState, steps, damage);
        var session = new Session(_state, reader, entries, _topics, outbox, chores, decoder, opener, silence);
        _encoder = new RequestEncoder(_state, sprite, unicode);
        _rest = new RestArguments(sprite, Inputs, EncoderAlphabet.None, Argument);
        _asker = new AskProcedure(_state, table, opener, session);
        _askWith = new Procedure(options.Names.AskWith, isWarp: false, "request", "inputs");
        _subscribe = new Procedure(options.Names.Subscribe, isWarp: false, "topic");

        IEnumerable<Script>[] scripts =
        [
            [
                _askWith.Define(_gather.Call(_askWith["request"], _askWith["inputs"]), AskAndWait()),
                GatherScript(), SubscribeScript(),
            ],
            _rest.Scripts(), session.Scripts(), _asker.Scripts(), _encoder.Scripts(), opener.Scripts(),
            outbox.Scripts(), [check.Script()],
            reader.Scripts(), fields.Scripts(), entries.Scripts(), intake.Scripts(), _topics.Scripts(), chores.Scripts(), gaps.Scripts(),
            decoder.Scripts(), steps.Scripts(), damage.Scripts(), table.Scripts(), silence.Scripts(),
        ];
        foreach (var script in scripts.SelectMany(script => script))
        {
            sprite.AddScript(script with { IsInternal = true });
        }
    }

    /// <inheritdoc />
    public Variable Answer => _state.Answer;

    /// <inheritdoc />
    public ListVariable AnswerList => _state.AnswerList;

    /// <inheritdoc />
    public Variable Status => _state.Status;

    /// <inheritdoc />
    public Variable Error => _state.Error;

    /// <inheritdoc />
    public Variable Timeout => _state.Timeout;

    /// <inheritdoc />
    public ListVariable Inputs => _state.Inputs;

    /// <summary>Sent to all scripts when a topic has news.</summary>
    public Message TopicNews => _state.TopicNews;

    /// <summary>The current value of the topic that had news last.</summary>
    public Variable TopicValue => _state.TopicValue;

    /// <inheritdoc />
    public Block Begin(Value name) => _encoder.Begin(name);

    /// <inheritdoc />
    public Block Argument(Value value) => _encoder.Put(value);

    /// <inheritdoc />
    public Block Rest(Value value) => _rest.Put(value);

    /// <inheritdoc />
    public Block NoArgument() => _encoder.PutNothing();

    /// <inheritdoc />
    public Block AskAndWait() => _asker.AskAndWait();

    /// <inheritdoc />
    public Block AskWith(Value name, Value inputs) => _askWith.Call(name, inputs);

    /// <summary>A block that subscribes to a topic and waits until the server has said so.</summary>
    public Block Subscribe(Value topic) => _subscribe.Call(topic);

    // Encoding in one go, as another script may encode between two frames.
    private Script GatherScript() => _gather.Define(Begin(_gather["request"]), Rest(_gather["inputs"]));

    private Script SubscribeScript() => _subscribe.Define(
        Begin(SubscribeRequest),
        Argument(_subscribe["topic"]),
        AskAndWait(),
        If(
            Equal(Status, _state.Names.StatusWords.Done),
            Begin(SubscribeRequest),
            Argument(_subscribe["topic"]),
            _topics.Remember(_subscribe["topic"], _state.Payload)));
}
