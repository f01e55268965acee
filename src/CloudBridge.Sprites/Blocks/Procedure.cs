namespace CloudBridge.Sprites.Blocks;

/// <summary>A custom block: its head, its arguments and its calls, kept together so that they cannot disagree.</summary>
/// <param name="label">The name with a %s for each argument; without any, the arguments follow it in order.</param>
/// <param name="isWarp">Runs without screen refresh.</param>
/// <param name="arguments">Argument names, unique in this block.</param>
internal sealed class Procedure(string label, bool isWarp, params string[] arguments)
{
    private readonly string[] _ids = [.. arguments.Select(name => $"{label}:{name}")];

    /// <summary>The value of an argument; only of use inside this custom block.</summary>
    public Reporter this[string argument] => new(ArgumentReporter(argument, isShadow: false));

    /// <summary>A block that runs the custom block.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than arguments.</exception>
    public Block Call(params Value[] values)
    {
        if (values.Length != arguments.Length)
        {
            throw new ArgumentException($"'{label}' takes {arguments.Length} values, not {values.Length}.", nameof(values));
        }

        return new Block("procedures_call")
        {
            Inputs = [.. _ids.Zip(values, (id, value) => new ValueInput(id, SlotKind.Text, value))],
            Mutation = Signature(null),
        };
    }

    /// <summary>The script that the custom block runs.</summary>
    public Script Define(params Block[] body) =>
        new(new Block("procedures_definition") { Inputs = [new ShadowInput("custom_block", Prototype())] }, body);

    private Block Prototype() => new("procedures_prototype")
    {
        Inputs = [.. _ids.Zip(arguments, (id, name) => new ShadowInput(id, ArgumentReporter(name, isShadow: true)))],
        Mutation = Signature(arguments),
        IsShadow = true,
    };

    private Block ArgumentReporter(string argument, bool isShadow)
    {
        if (!arguments.Contains(argument))
        {
            throw new ArgumentException($"'{label}' has no argument '{argument}'.", nameof(argument));
        }

        return new Block("argument_reporter_string_number") { Fields = [new BlockField("VALUE", argument)], IsShadow = isShadow };
    }

    private BlockMutation Signature(IReadOnlyList<string>? names) =>
        new(Code, _ids, names, isWarp);

    private string Code => label.Contains("%s", StringComparison.Ordinal) ? label : string.Join(' ', [label, .. arguments.Select(_ => "%s")]);
}
