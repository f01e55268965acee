namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>What the interpreter of the tests makes of values is what the Cast of scratch-vm 5.0.300 made of them.</summary>
public sealed class ScratchValueTests
{
    [Theory]
    [InlineData("", 0, false)]
    [InlineData("0", 0, false)]
    [InlineData(" ", 0, true)]
    [InlineData("abc", 0, true)]
    [InlineData("1e3", 1000, true)]
    [InlineData("0x10", 16, true)]
    [InlineData("-0", 0, true)]
    [InlineData("NaN", 0, true)]
    [InlineData("true", 0, true)]
    [InlineData("False", 0, false)]
    [InlineData(" 7 ", 7, true)]
    [InlineData(".5", 0.5, true)]
    [InlineData("5.", 5, true)]
    [InlineData("1_0", 0, true)]
    [InlineData("1,000", 0, true)]
    [InlineData(true, 1, true)]
    [InlineData(false, 0, false)]
    public void A_value_is_the_number_and_the_truth_that_Scratch_takes_it_for(object value, double number, bool truth) =>
        Assert.Equal((number, truth), (ScratchValue.ToNumber(value), ScratchValue.ToBoolean(value)));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-3.0, "-3")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.5e-9, "1.5e-9")]
    [InlineData(1e21, "1e+21")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(1e12, "1000000000000")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(true, "true")]
    public void A_number_is_written_as_JavaScript_writes_it(object value, string text) => Assert.Equal(text, ScratchValue.ToText(value));

    [Theory]
    [InlineData("", "0", -1)]
    [InlineData("0", " ", 1)]
    [InlineData("abc", "ABC", 0)]
    [InlineData("1e3", "1000", 0)]
    [InlineData("0x10", "16", 0)]
    [InlineData("1.0", "1", 0)]
    [InlineData("12345678901234567890", "12345678901234567891", 0)]
    [InlineData("x12345678901234567890", "x12345678901234567891", -1)]
    [InlineData("é", "É", 0)]
    [InlineData("a", "b", -1)]
    [InlineData("10", "9", 1)]
    [InlineData("10", "9a", -1)]
    [InlineData("true", true, 0)]
    [InlineData(true, 1.0, 0)]
    [InlineData("", 0.0, -1)]
    [InlineData(" ", "", 1)]
    [InlineData("-1", "-2", 1)]
    public void Two_values_compare_as_numbers_where_both_are_some_and_else_as_text_without_case(object left, object right, int order) =>
        Assert.Equal(order, Math.Sign(ScratchValue.Compare(left, right)));

    [Theory]
    [InlineData("last", 3, 3)]
    [InlineData("0", 3, 0)]
    [InlineData("1", 3, 1)]
    [InlineData("3.9", 3, 3)]
    [InlineData("4", 3, 0)]
    [InlineData("x", 3, 0)]
    [InlineData("", 3, 0)]
    [InlineData("last", 0, 0)]
    [InlineData(2.5, 3, 2)]
    public void A_place_in_a_list_is_rounded_down_and_must_be_there(object position, int length, int index) =>
        Assert.Equal(index, ScratchValue.ListIndex(position, length));
}
