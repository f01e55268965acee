namespace CloudBridge.Sprites.Blocks;

/// <summary>A custom block: its head, its arguments and its calls, kept together so that they cannot disagree.</summary>
/// <param name="label">
/// The text on the block, with %s for each argument, or %b for a pointed slot; without any, the arguments follow it in order.
/// </param>
/// <param name="isWarp">Runs without screen refresh.</param>
/// <param name="arguments">Argument names, unique in this block.</param>
internal sealed class Procedure(string label, bool isWarp, params string[] arguments)
{
    private readonly string _code = label.Contains('%', StringComparison.Ordinal)
        ? label
        : string.Join(' ', [label, .. arguments.Select(_ => "%s")]);
    private readonly string[] _ids = [.. arguments.Select((_, index) => $"a{index}")];

    /// <summary>The number of arguments that it has.</summary>
    public int Count => arguments.Length;

    /// <summary>The value of an argument; only of use inside this custom block.</summary>
    public Reporter this[string argument] => IsFlag(IndexOf(argument))
        ? new Condition(ArgumentReporter(argument, isShadow: false))
        : new Reporter(ArgumentReporter(argument, isShadow: false));

    /// <summary>A block that runs the custom block.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than arguments, or a pointed slot is to take
    /// something else.</exception>
    public Block Call(params Value[] values)
    {
        if (values.Length != arguments.Length)
        {
            throw new ArgumentException($"'{label}' takes {arguments.Length} values, not {values.Length}.", nameof(values));
        }

        return new Block("procedures_call")
        {
            Inputs = [.. values.Select(InputOf)],
            Mutation = Signature(null),
        };
    }

    /// <summary>The script that the custom block runs.</summary>
    public Script Define(params Block[] body) => DefineWith(null, body);

    /// <summary>The script that the custom block runs, with a comment that explains it.</summary>
    public Script DefineWith(string? comment, params Block[] body) =>
        new(new Block("procedures_definition") { Inputs = [new ShadowInput("custom_block", Prototype())], Comment = comment }, body);

    private BlockInput InputOf(Value value, int index) => !IsFlag(index) ? new ValueInput(_ids[index], SlotKind.Text, value)
        : value is Condition condition ? new ConditionInput(_ids[index], condition)
        : throw new ArgumentException($"The slot {arguments[index]} of '{label}' takes a condition.", nameof(value));

    private Block Prototype() => new("procedures_prototype")
    {
        Inputs = [.. _ids.Zip(arguments, (id, name) => new ShadowInput(id, ArgumentReporter(name, isShadow: true)))],
        Mutation = Signature(arguments),
        IsShadow = true,
    };

    private Block ArgumentReporter(string argument, bool isShadow)
    {
        var opcode = IsFlag(IndexOf(argument)) ? "argument_reporter_boolean" : "argument_reporter_string_number";
        return new Block(opcode) { Fields = [new BlockField("VALUE", argument)], IsShadow = isShadow };
    }

    private int IndexOf(string argument)
    {
        var index = Array.IndexOf(arguments, argument);
        return index >= 0 ? index : throw new ArgumentException($"'{label}' has no argument '{argument}'.", nameof(argument));
    }

    private bool IsFlag(int index)
    {
        var at = -1;
        for (var left = index; left >= 0; left--)
        {
            at = _code.IndexOf('%', at + 1);
        }

        return _code[at + 1] == 'b';
    }

    private BlockMutation Signature(IReadOnlyList<string>? names) => new(_code, _ids, names, isWarp);
}
