using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;
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
    private readonly Dictionary<string, Procedure> _shapes = [];
    private readonly Dictionary<string, Procedure> _blocks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A block that asks: that of the request, or the general one where it has none.</summary>
    /// <param name="name">The request.</param>
    /// <param name="values">
    /// The first of its arguments, the others stay empty; what its block has no slot for is left out, and one that has no
    /// block of its own gets the very first only.
    /// </param>
    public Block Ask(string name, params Value[] values)
    {
        if (!_blocks.TryGetValue(name, out var block))
        {
            return engine.AskWith(name, values.Length > 0 ? values[0] : "");
        }

        return block.Call([.. values.Concat(Enumerable.Repeat<Value>("", block.Count)).Take(block.Count)]);
    }

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
    }

    /// <summary>The label of the block of a request: its name in words, then each slot behind its name.</summary>
    public static string LabelOf(BlockRequest request)
    {
        var slots = request.Parameters.Select((parameter, index) =>
            index == 0 && !parameter.IsNamed ? SlotOf(parameter) : $"{parameter.Name}: {SlotOf(parameter)}");
        return string.Join(' ', [$"☁ {request.Name.Replace('.', ' ')}", .. slots]);
    }

    private static string SlotOf(BlockParameter parameter) => parameter is { Type: Flag, IsOptional: false, IsRest: false } ? "%b" : "%s";

    private void Add(BlockRequest request)
    {
        var block = new Procedure(LabelOf(request), isWarp: false, [.. request.Parameters.Select(parameter => parameter.Name)]);
        _blocks.Add(request.Name, block);
        Value[] values = [request.Name, .. request.Parameters.Select(parameter => block[parameter.Name])];
        sprite.AddScript(block.DefineWith(texts.CommentOn(request), ShapeOf(request).Call(values)) with { IsInternal = true });
    }

    // Requests whose arguments are of the same kinds share what is done with them: a call is far shorter than a script.
    private Procedure ShapeOf(BlockRequest request)
    {
        var kinds = string.Join(' ', request.Parameters.Select(parameter => KindOf(parameter) + "%s"));
        if (!_shapes.TryGetValue(kinds, out var shape))
        {
            shape = new Procedure($"⚙ request %s {kinds}".TrimEnd(), isWarp: false, ["request", .. request.Parameters.Select((_, index) => $"{index + 1}")]);
            _shapes.Add(kinds, shape);
            sprite.AddScript(shape.Define(
                [
                    engine.Begin(shape["request"]),
                    .. request.Parameters.Select((parameter, index) => Put(parameter, shape[$"{index + 1}"])),
                    engine.AskAndWait(),
                ]) with
            {
                IsInternal = true,
            });
        }

        return shape;
    }

    private static string KindOf(BlockParameter parameter) =>
        parameter.IsRest ? "rest " : parameter.IsNamed ? parameter.Name + ": " : parameter.IsOptional ? "optional " : "";

    private Block Put(BlockParameter parameter, Value value) => parameter switch
    {
        { IsRest: true } => engine.Rest(value),
        { IsNamed: true } => _named.Call(parameter.Name, value),
        { IsOptional: true } => _optional.Call(value),
        _ => engine.Argument(value),
    };

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
}
