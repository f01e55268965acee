namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>The blocks that report something.</summary>
internal sealed class ScratchReporters(ScratchMachine machine, ScratchTarget target, Stack<Dictionary<string, object>> arguments)
{
    public object Value(ScratchNode block) => block.Opcode switch
    {
        ScratchNode.Text => block.Fields["TEXT"].Value,
        "data_variable" => OwnerOf(block.Id("VARIABLE")).Variables[block.Id("VARIABLE")],
        "argument_reporter_string_number" or "argument_reporter_boolean" => arguments.TryPeek(out var given) ? given[block.Fields["VALUE"].Value] : 0.0,
        "looks_costume" => block.Fields["COSTUME"].Value,
        "control_create_clone_of_menu" => block.Fields["CLONE_OPTION"].Value,
        "looks_costumenumbername" => block.Fields["NUMBER_NAME"].Value == "number" ? target.Costume + 1.0 : target.CostumeName,
        "sensing_dayssince2000" => machine.Days(),
        "sensing_answer" => machine.Answer,
        "sensing_of" => Of(block),
        _ when block.Opcode.StartsWith("data_", StringComparison.Ordinal) => OfList(block),
        _ => Computed(block),
    };

    public double Number(ScratchNode block, string input) => ScratchValue.ToNumber(Value(block.Inputs[input]!));

    public List<object> List(string id) => OwnerOf(id).Lists[id];

    /// <summary>The sprite or clone, if it has the variable or list, else the stage.</summary>
    public ScratchTarget OwnerOf(string id) => target.Variables.ContainsKey(id) || target.Lists.ContainsKey(id) ? target : machine.Stage;

    private object Of(ScratchNode block)
    {
        var other = machine.Sprite(block.Inputs["OBJECT"]!.Fields["OBJECT"].Value);
        var id = other.Code.Json["variables"]!.AsObject().Single(entry => (string)entry.Value![0]! == block.Fields["PROPERTY"].Value).Key;
        return other.Variables[id];
    }

    private object OfList(ScratchNode block)
    {
        var list = List(block.Id("LIST"));
        switch (block.Opcode)
        {
            case "data_lengthoflist":
                return (double)list.Count;
            case "data_itemoflist":
                return ScratchValue.ListIndex(Value(block.Inputs["INDEX"]!), list.Count) is > 0 and var index ? list[index - 1] : "";
            case "data_itemnumoflist":
                return (double)(PositionOf(list, Value(block.Inputs["ITEM"]!)) + 1);
            case "data_listcontainsitem":
                return PositionOf(list, Value(block.Inputs["ITEM"]!)) >= 0;
            case "data_listcontents":
                return string.Join(list.All(item => item is string { Length: 1 }) ? "" : " ", list.Select(ScratchValue.ToText));
            default:
                throw new NotSupportedException($"The block {block.Opcode} is not known.");
        }
    }

    private object Computed(ScratchNode block) => block.Opcode switch
    {
        "operator_add" => Number(block, "NUM1") + Number(block, "NUM2"),
        "operator_subtract" => Number(block, "NUM1") - Number(block, "NUM2"),
        "operator_multiply" => Number(block, "NUM1") * Number(block, "NUM2"),
        "operator_divide" => Number(block, "NUM1") / Number(block, "NUM2"),
        "operator_mod" => Modulo(Number(block, "NUM1"), Number(block, "NUM2")),
        "operator_round" => Math.Floor(Number(block, "NUM") + 0.5),
        "operator_mathop" => Function(block.Fields["OPERATOR"].Value, Number(block, "NUM")),
        "operator_random" => Random(Number(block, "FROM"), Number(block, "TO")),
        "operator_equals" => Compare(block) == 0,
        "operator_lt" => Compare(block) < 0,
        "operator_gt" => Compare(block) > 0,
        "operator_and" => Flag(block, "OPERAND1") && Flag(block, "OPERAND2"),
        "operator_or" => Flag(block, "OPERAND1") || Flag(block, "OPERAND2"),
        "operator_not" => !Flag(block, "OPERAND"),
        "operator_join" => Text(block, "STRING1") + Text(block, "STRING2"),
        "operator_letter_of" => Letter(Number(block, "LETTER") - 1, Text(block, "STRING")),
        "operator_length" => (double)Text(block, "STRING").Length,
        "operator_contains" => Small(block, "STRING1").Contains(Small(block, "STRING2"), StringComparison.Ordinal),
        _ => throw new NotSupportedException($"The block {block.Opcode} is not known."),
    };

    private static int PositionOf(List<object> list, object value) => list.FindIndex(item => ScratchValue.Compare(item, value) == 0);

    private static string Letter(double index, string text) => index >= 0 && index < text.Length ? text[(int)index].ToString() : "";

    private static double Modulo(double number, double modulus)
    {
        var rest = number % modulus;
        return rest / modulus < 0 ? rest + modulus : rest;
    }

    private static double Function(string name, double number) => name switch
    {
        "floor" => Math.Floor(number),
        "abs" => Math.Abs(number),
        _ => throw new NotSupportedException($"The function {name} is not known."),
    };

    // All that CloudBridge draws is whole.
    private double Random(double from, double to) => from + Math.Floor(machine.Random() * (to + 1 - from));

    private int Compare(ScratchNode block) => ScratchValue.Compare(Value(block.Inputs["OPERAND1"]!), Value(block.Inputs["OPERAND2"]!));

    private bool Flag(ScratchNode block, string input) => block.Inputs.TryGetValue(input, out var value) && value is not null && ScratchValue.ToBoolean(Value(value));

    private string Small(ScratchNode block, string input) => Text(block, input).ToLowerInvariant();

    private string Text(ScratchNode block, string input) => ScratchValue.ToText(Value(block.Inputs[input]!));
}
