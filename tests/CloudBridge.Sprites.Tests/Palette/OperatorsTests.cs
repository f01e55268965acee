using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using CloudBridge.Sprites.Tests.Interpreting;
using static CloudBridge.Sprites.Palette.Operators;
using static CloudBridge.Sprites.Tests.Palette.BlockShape;

namespace CloudBridge.Sprites.Tests.Palette;

public sealed class OperatorsTests
{
    [Fact]
    public void Arithmetic_takes_two_numbers()
    {
        AssertIs("""{"opcode":"operator_add","inputs":{"NUM1":[1,[4,"1"]],"NUM2":[1,[4,"2"]]}}""", Add(1, 2).Block);
        AssertIs("""{"opcode":"operator_subtract","inputs":{"NUM1":[1,[4,"1"]],"NUM2":[1,[4,"2"]]}}""", Subtract(1, 2).Block);
        AssertIs("""{"opcode":"operator_multiply","inputs":{"NUM1":[1,[4,"1"]],"NUM2":[1,[4,"2"]]}}""", Multiply(1, 2).Block);
        AssertIs("""{"opcode":"operator_divide","inputs":{"NUM1":[1,[4,"1"]],"NUM2":[1,[4,"2"]]}}""", Divide(1, 2).Block);
        AssertIs("""{"opcode":"operator_mod","inputs":{"NUM1":[1,[4,"1"]],"NUM2":[1,[4,"2"]]}}""", Modulo(1, 2).Block);
        AssertIs("""{"opcode":"operator_random","inputs":{"FROM":[1,[4,"1"]],"TO":[1,[4,"2"]]}}""", Operators.Random(1, 2).Block);
        AssertIs("""{"opcode":"operator_round","inputs":{"NUM":[1,[4,"1"]]}}""", Round(1).Block);
        AssertIs("""{"opcode":"operator_mathop","inputs":{"NUM":[1,[4,"1"]]},"fields":{"OPERATOR":["floor",null]}}""", Floor(1).Block);
        AssertIs("""{"opcode":"operator_mathop","inputs":{"NUM":[1,[4,"1"]]},"fields":{"OPERATOR":["abs",null]}}""", Absolute(1).Block);
    }

    [Fact]
    public void Comparisons_take_two_texts_and_logic_two_conditions()
    {
        AssertIs("""{"opcode":"operator_equals","inputs":{"OPERAND1":[1,[10,"1"]],"OPERAND2":[1,[10,"2"]]}}""", Operators.Equal(1, 2).Block);
        AssertIs("""{"opcode":"operator_lt","inputs":{"OPERAND1":[1,[10,"1"]],"OPERAND2":[1,[10,"2"]]}}""", Less(1, 2).Block);
        AssertIs("""{"opcode":"operator_gt","inputs":{"OPERAND1":[1,[10,"1"]],"OPERAND2":[1,[10,"2"]]}}""", Greater(1, 2).Block);
        AssertIs("""{"opcode":"operator_and","inputs":{"OPERAND1":[2,"b"],"OPERAND2":[2,"c"]}}""", Both(Less(1, 2), Less(2, 3)).Block);
        AssertIs("""{"opcode":"operator_or","inputs":{"OPERAND1":[2,"b"],"OPERAND2":[2,"c"]}}""", Either(Less(1, 2), Less(2, 3)).Block);
        AssertIs("""{"opcode":"operator_not","inputs":{"OPERAND":[2,"b"]}}""", Not(Less(1, 2)).Block);
    }

    [Fact]
    public void Blocks_of_text_take_texts_and_places()
    {
        AssertIs("""{"opcode":"operator_join","inputs":{"STRING1":[1,[10,"a"]],"STRING2":[1,[10,"b"]]}}""", Join("a", "b").Block);
        AssertIs("""{"opcode":"operator_letter_of","inputs":{"LETTER":[1,[6,"1"]],"STRING":[1,[10,"b"]]}}""", Letter(1, "b").Block);
        AssertIs("""{"opcode":"operator_length","inputs":{"STRING":[1,[10,"b"]]}}""", Length("b").Block);
        AssertIs("""{"opcode":"operator_contains","inputs":{"STRING1":[1,[10,"ab"]],"STRING2":[1,[10,"b"]]}}""", Operators.Contains("ab", "b").Block);
    }

    [Theory]
    [InlineData("7", "2", "9", "5", "14", "3.5", "1")]
    [InlineData("-7", "2", "-5", "-9", "-14", "-3.5", "1")]
    [InlineData("7", "-2", "5", "9", "-14", "-3.5", "-1")]
    [InlineData("x", "2", "2", "-2", "0", "0", "0")]
    public void Arithmetic_does_what_its_name_says(string left, string right, string sum, string difference, string product, string quotient, string rest) =>
        Assert.Equal(
            [sum, difference, product, quotient, rest],
            Report(Add(left, right), Subtract(left, right), Multiply(left, right), Divide(left, right), Modulo(left, right)));

    [Theory]
    [InlineData("2.5", "3", "2", "2.5")]
    [InlineData("-2.5", "-2", "-3", "2.5")]
    [InlineData("2.4", "2", "2", "2.4")]
    public void Numbers_are_rounded_cut_and_stripped_of_their_sign(string number, string rounded, string floor, string size) =>
        Assert.Equal([rounded, floor, size], Report(Round(number), Floor(number), Absolute(number)));

    [Theory]
    [InlineData("1", "2", "false", "true", "false")]
    [InlineData("10", "9", "false", "false", "true")]
    [InlineData("a", "A", "true", "false", "false")]
    public void Comparisons_do_what_their_names_say(string left, string right, string equal, string less, string greater) =>
        Assert.Equal([equal, less, greater], Report(Operators.Equal(left, right), Less(left, right), Greater(left, right)));

    [Theory]
    [InlineData(1, 1, "true", "true")]
    [InlineData(1, 0, "false", "true")]
    [InlineData(0, 1, "false", "true")]
    [InlineData(0, 0, "false", "false")]
    public void Logic_does_what_its_name_says(int left, int right, string both, string either)
    {
        var (first, second) = (Operators.Equal(left, 1), Operators.Equal(right, 1));

        Assert.Equal([both, either, left == 0 ? "true" : "false"], Report(Both(first, second), Either(first, second), Not(first)));
    }

    [Fact]
    public void Text_is_joined_in_order_and_taken_apart_by_places_from_one() => Assert.Equal(
        ["abcd", "a", "c", "", "", "3", "true", "false"],
        Report(
            Join("a", "b", "c", "d"),
            Letter(1, "abc"),
            Letter(3, "abc"),
            Letter(4, "abc"),
            Letter(0, "abc"),
            Length("abc"),
            Operators.Contains("abc", "B"),
            Operators.Contains("abc", "d")));

    [Fact]
    public void A_random_number_is_whole_and_between_both_ends()
    {
        var drawn = Report([.. Enumerable.Range(0, 200).Select(_ => Operators.Random(3, 5))]);

        Assert.Equal(["3", "4", "5"], drawn.Distinct().Order(StringComparer.Ordinal));
    }

    private static string[] Report(params Reporter[] reporters)
    {
        var project = new ProjectBuilder();
        var sprite = project.AddSprite("Sprite");
        var list = sprite.AddList("list");
        sprite.AddScript(Script.WhenFlagClicked([.. reporters.Select(reporter => Data.Add(reporter, list))]));
        var machine = new ScratchMachine(project);
        machine.PressFlag();
        machine.Frame();
        return machine[list];
    }
}
