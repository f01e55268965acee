using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites;

/// <summary>Adds one custom block for each request to a sprite that has an engine.</summary>
internal sealed class RequestBlocks(ICloudEngine engine, SpriteBuilder sprite, SpriteTexts texts)
{
    private const string Flag = "true/false";

    private readonly Procedure _optional = new("⚙ put optional", isWarp: true, "value");
    private readonly Procedure _named = new("⚙ put named", isWarp: true, "name", "value");
    private readonly Procedure _rest = new("⚙ put rest", isWarp: true, "value");
    private readonly Variable _item = sprite.AddVariable("⚙ item");
    private readonly Dictionary<string, Procedure> _blocks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A block that asks a request that was added.</summary>
    /// <exception cref="KeyNotFoundException">It was not.</exception>
    public Block Call(string name, params Value[] values) => _blocks[name].Call(values);

    /// <summary>Adds the blocks, and those they share.</summary>
    public void Add(IReadOnlyList<BlockRequest> requests)
    {
        foreach (var request in requests)
        {
            Add(request);
        }

        var parameters = requests.SelectMany(request => request.Parameters).ToArray();
        AddIf(parameters.Any(parameter => parameter is { IsOptional: true, IsNamed: false, IsRest: false }), OptionalScript());
        AddIf(parameters.Any(parameter => parameter.IsNamed), NamedScript());
        AddIf(parameters.Any(parameter => parameter.IsRest), RestScript());
    }

    /// <summary>What the block of a request says: its name in words, then each slot behind its name.</summary>
    public static string LabelOf(BlockRequest request)
    {
        var slots = request.Parameters.Select((parameter, index) => index == 0 && !parameter.IsNamed ? SlotOf(parameter) : $"{parameter.Name}: {SlotOf(parameter)}");
        return string.Join(' ', [$"☁ {request.Name.Replace('.', ' ')}", .. slots]);
    }

    private static string SlotOf(BlockParameter parameter) => parameter is { Type: Flag, IsOptional: false, IsRest: false } ? "%b" : "%s";

    private void Add(BlockRequest request)
    {
        var block = new Procedure(LabelOf(request), isWarp: false, [.. request.Parameters.Select(parameter => parameter.Name)]);
        _blocks.Add(request.Name, block);
        sprite.AddScript(block.DefineWith(
            texts.CommentOn(request),
            [engine.Begin(request.Name), .. request.Parameters.Select(parameter => Put(parameter, block)), engine.AskAndWait()]) with { IsInternal = true });
    }

    private Block Put(BlockParameter parameter, Procedure block)
    {
        var value = block[parameter.Name];
        return parameter switch
        {
            { IsRest: true } => _rest.Call(value),
            { IsNamed: true } => _named.Call(parameter.Name, value),
            { IsOptional: true } => _optional.Call(value),
            _ => engine.Argument(value),
        };
    }

    private void AddIf(bool isUsed, Script script)
    {
        if (isUsed)
        {
            sprite.AddScript(script with { IsInternal = true });
        }
    }

    private Script OptionalScript() => _optional.Define(
        IfElse(Equal(Length(_optional["value"]), 0), [engine.NoArgument()], [engine.Argument(_optional["value"])]));

    private Script NamedScript() => _named.Define(
        If(Greater(Length(_named["value"]), 0), engine.Argument(Join(_named["name"], ":", _named["value"]))));

    private Script RestScript() => _rest.Define(
        IfElse(
            Both(Equal(_rest["value"], engine.Inputs), Greater(Data.Length(engine.Inputs), 0)),
            [
                Data.Set(_item, 0),
                Repeat(
                    Data.Length(engine.Inputs),
                    Data.Change(_item, 1),
                    engine.Argument(Data.Item(_item, engine.Inputs))),
            ],
            [If(Greater(Length(_rest["value"]), 0), engine.Argument(_rest["value"]))]));
}
