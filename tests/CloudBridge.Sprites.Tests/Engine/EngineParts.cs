using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Engine.Receiving;
using CloudBridge.Sprites.Projects;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>The parts of the engine, put together as <see cref="Cb1Engine"/> does it, so that each can be run alone.</summary>
internal sealed class EngineParts
{
    private readonly ProjectBuilder _project = new();
    private readonly SpriteBuilder _sprite;

    public EngineParts(int variables = 2)
    {
        _sprite = _project.AddSprite("Asker");
        State = new EngineState(_project.Stage, _sprite, new(EngineModel.Default) { Variables = SpriteVariables.Usual.WithAnswers(variables) });
        Table = new RequestTable(State);
        Unicode = new UnicodeTable(_sprite);
        Check = new CheckDigitsProcedure(State);
        Outbox = new Outbox(State, Table, Check);
        Fields = new ValueFields(State);
        Intake = new AnswerIntake(State, Table, Fields);
        Opener = new RequestOpener(State, Table, Outbox);
        Gaps = new GapFinder(State, Table, Outbox);
        Topics = new TopicIntake(State, Table, Fields, Intake, Opener);
        Entries = new EntryReader(State, Table, Fields, Intake, Topics, Outbox);
        var silence = new Silence(State, Table);
        Reader = new ValueReader(State, Check, Fields, Entries, silence);
        DecoderState = new DecoderState(State, _sprite, EngineModel.Default);
        Steps = new DecoderSteps(State, Table, DecoderState, Unicode);
        Damage = new DamageReport(State, Table, Intake, Outbox);
        Decoder = new AnswerDecoder(State, Table, DecoderState, Steps, Damage);
        Encoder = new RequestEncoder(State, _sprite, Unicode);
        IEnumerable<Script>[] scripts =
        [
            Table.Scripts(), [Check.Script()], Outbox.Scripts(), Fields.Scripts(), Intake.Scripts(), Opener.Scripts(), Gaps.Scripts(), Topics.Scripts(),
            Entries.Scripts(), silence.Scripts(), Reader.Scripts(), Steps.Scripts(), Damage.Scripts(), Decoder.Scripts(), Encoder.Scripts(),
        ];
        foreach (var script in scripts.SelectMany(script => script))
        {
            _sprite.AddScript(script with { IsInternal = true });
        }
    }

    public EngineState State { get; }

    public RequestTable Table { get; }

    public UnicodeTable Unicode { get; }

    public CheckDigitsProcedure Check { get; }

    public Outbox Outbox { get; }

    public ValueFields Fields { get; }

    public AnswerIntake Intake { get; }

    public RequestOpener Opener { get; }

    public GapFinder Gaps { get; }

    public TopicIntake Topics { get; }

    public EntryReader Entries { get; }

    public ValueReader Reader { get; }

    public DecoderState DecoderState { get; }

    public DecoderSteps Steps { get; }

    public DamageReport Damage { get; }

    public AnswerDecoder Decoder { get; }

    public RequestEncoder Encoder { get; }

    /// <summary>A variable of the test.</summary>
    public Variable Variable(string name) => _sprite.Share(name);

    /// <summary>A list of the test.</summary>
    public ListVariable List(string name) => _sprite.ShareList(name);

    /// <summary>Runs blocks once, in one go.</summary>
    public ScratchMachine Run(params IEnumerable<Block> body)
    {
        var machine = Load(body);
        Again(machine);
        return machine;
    }

    /// <summary>Loads a project whose flag runs the blocks.</summary>
    public ScratchMachine Load(params IEnumerable<Block> body) => Load(0, body);

    /// <summary>The same on a computer that takes a while each time a block looks at the clock.</summary>
    public ScratchMachine Load(double millisecondsPerLook, IEnumerable<Block> body)
    {
        var all = new Procedure("test", isWarp: true);
        _sprite.AddScript(all.Define([.. body]));
        _sprite.AddScript(Script.WhenFlagClicked(all.Call()));
        return new ScratchMachine(_project) { MillisecondsPerLook = millisecondsPerLook };
    }

    /// <summary>Runs the blocks once more.</summary>
    public static void Again(ScratchMachine machine)
    {
        machine.PressFlag();
        machine.Frame();
        Assert.True(machine.IsIdle);
    }
}
