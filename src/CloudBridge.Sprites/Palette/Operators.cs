using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The green blocks: arithmetic, comparison and text. Letters count from 1.</summary>
internal static class Operators
{
    public static Reporter Add(Value left, Value right) => Arithmetic("operator_add", left, right);

    public static Reporter Subtract(Value left, Value right) => Arithmetic("operator_subtract", left, right);

    public static Reporter Multiply(Value left, Value right) => Arithmetic("operator_multiply", left, right);

    public static Reporter Divide(Value left, Value right) => Arithmetic("operator_divide", left, right);

    public static Reporter Modulo(Value left, Value right) => Arithmetic("operator_mod", left, right);

    public static Reporter Round(Value number) => new(new Block("operator_round") { Inputs = [new ValueInput("NUM", SlotKind.Number, number)] });

    /// <summary>The whole number below.</summary>
    public static Reporter Floor(Value number) => Math("floor", number);

    /// <summary>The number without its sign.</summary>
    public static Reporter Absolute(Value number) => Math("abs", number);

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static Reporter Random(Value from, Value to) => new(new Block("operator_random")
    {
        Inputs = [new ValueInput("FROM", SlotKind.Number, from), new ValueInput("TO", SlotKind.Number, to)],
    });

    /// <summary>Numbers are compared as doubles, so long digit strings that differ may count as equal.</summary>
    public static Condition Equal(Value left, Value right) => Comparison("operator_equals", left, right);

    public static Condition Less(Value left, Value right) => Comparison("operator_lt", left, right);

    public static Condition Greater(Value left, Value right) => Comparison("operator_gt", left, right);

    public static Condition Both(Condition left, Condition right) => Logic("operator_and", left, right);

    public static Condition Either(Condition left, Condition right) => Logic("operator_or", left, right);

    public static Condition Not(Condition operand) => new(new Block("operator_not") { Inputs = [new ConditionInput("OPERAND", operand)] });

    public static Reporter Join(Value first, Value second, params Value[] more)
    {
        Value last = more.Length == 0 ? second : Join(second, more[0], more[1..]);
        return new Reporter(new Block("operator_join")
        {
            Inputs = [new ValueInput("STRING1", SlotKind.Text, first), new ValueInput("STRING2", SlotKind.Text, last)],
        });
    }

    /// <summary>Empty when the position lies outside the text.</summary>
    public static Reporter Letter(Value position, Value text) => new(new Block("operator_letter_of")
    {
        Inputs = [new ValueInput("LETTER", SlotKind.WholeNumber, position), new ValueInput("STRING", SlotKind.Text, text)],
    });

    public static Reporter Length(Value text) => new(new Block("operator_length") { Inputs = [new ValueInput("STRING", SlotKind.Text, text)] });

    /// <summary>Looks for text without regard to case.</summary>
    public static Condition Contains(Value text, Value part) => new(new Block("operator_contains")
    {
        Inputs = [new ValueInput("STRING1", SlotKind.Text, text), new ValueInput("STRING2", SlotKind.Text, part)],
    });

    private static Reporter Math(string function, Value number) => new(new Block("operator_mathop")
    {
        Inputs = [new ValueInput("NUM", SlotKind.Number, number)],
        Fields = [new BlockField("OPERATOR", function)],
    });

    private static Reporter Arithmetic(string opcode, Value left, Value right) =>
        new(new Block(opcode) { Inputs = [new ValueInput("NUM1", SlotKind.Number, left), new ValueInput("NUM2", SlotKind.Number, right)] });

    private static Condition Comparison(string opcode, Value left, Value right) =>
        new(new Block(opcode) { Inputs = [new ValueInput("OPERAND1", SlotKind.Text, left), new ValueInput("OPERAND2", SlotKind.Text, right)] });

    private static Condition Logic(string opcode, Condition left, Condition right) =>
        new(new Block(opcode) { Inputs = [new ConditionInput("OPERAND1", left), new ConditionInput("OPERAND2", right)] });
}
