using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Engine;

/// <summary>Adds to a sprite the blocks that speak CB1.</summary>
internal sealed class Cb1Engine : ICloudEngine
{
    private readonly Procedure _begin = new("⚙ begin", isWarp: true, "name");
    private readonly Procedure _put = new("⚙ put", isWarp: true, "value");
    private readonly Procedure _skip = new("⚙ skip", isWarp: true);
    private readonly Procedure _ask = new("⚙ ask", isWarp: false);
    private readonly Procedure _askWith;
    private readonly Procedure _subscribe;

    /// <summary>Adds everything: cloud variables and shared state to the stage, the rest to the sprite. May be called for several sprites of a project.</summary>
    public Cb1Engine(StageBuilder stage, SpriteBuilder sprite, Cb1EngineOptions options)
    {
        Answer = sprite.AddVariable(options.Names.Answer);
        AnswerList = sprite.AddList(options.Names.AnswerList);
        Status = sprite.AddVariable(options.Names.Status);
        Error = sprite.AddVariable(options.Names.Error);
        Timeout = sprite.AddVariable(options.Names.Timeout, "10");
        Inputs = sprite.AddList(options.Names.Inputs);
        TopicValue = stage.AddVariable(options.Names.TopicValue);
        _askWith = new Procedure(options.Names.AskWith, isWarp: false, "request", "inputs");
        _subscribe = new Procedure(options.Names.Subscribe, isWarp: false, "topic");
    }

    /// <inheritdoc />
    public Variable Answer { get; }

    /// <inheritdoc />
    public ListVariable AnswerList { get; }

    /// <inheritdoc />
    public Variable Status { get; }

    /// <inheritdoc />
    public Variable Error { get; }

    /// <inheritdoc />
    public Variable Timeout { get; }

    /// <summary>Where a maker puts the arguments for the general block.</summary>
    public ListVariable Inputs { get; }

    /// <summary>What the topic that had news last says.</summary>
    public Variable TopicValue { get; }

    /// <inheritdoc />
    public Block Begin(Value name) => _begin.Call(name);

    /// <inheritdoc />
    public Block Argument(Value value) => _put.Call(value);

    /// <inheritdoc />
    public Block NoArgument() => _skip.Call();

    /// <inheritdoc />
    public Block AskAndWait() => _ask.Call();

    /// <summary>The general block: what stands in the second slot is one argument, or, when it is <see cref="Inputs"/>, one for each item.</summary>
    public Block AskWith(Value name, Value inputs) => _askWith.Call(name, inputs);

    /// <summary>A block that subscribes to a topic and waits until the server has said so.</summary>
    public Block Subscribe(Value topic) => _subscribe.Call(topic);
}
