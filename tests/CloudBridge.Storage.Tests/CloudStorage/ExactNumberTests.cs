using System.Globalization;
using System.Numerics;
using CloudBridge.Storage.CloudStorage;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Storage.Tests.CloudStorage;

public sealed class ExactNumberTests
{
    private static readonly Gen<string> Numbers =
        from sign in Gen.Elements("", "-", "+")
        from whole in Gen.Choose(0, 9).Select(digit => (char)('0' + digit)).ArrayOf().Select(digits => new string(digits))
        from part in Gen.Choose(0, 9).Select(digit => (char)('0' + digit)).ArrayOf().Select(digits => new string(digits))
        from power in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Choose(-40, 40).Select(power => string.Create(CultureInfo.InvariantCulture, $"e{power}"))))
        select (whole + part).Length == 0 || whole.Length + part.Length > 90 ? "0" : $"{sign}{whole}.{part}{power}";

    [Theory]
    [InlineData("5", "5")]
    [InlineData("-0", "0")]
    [InlineData("+.50", "0.5")]
    [InlineData("7.", "7")]
    [InlineData(" 12 ", "12")]
    [InlineData("1e+21", "1000000000000000000000")]
    [InlineData("-1.5E-7", "-0.00000015")]
    [InlineData("000.100", "0.1")]
    [InlineData("1200", "1200")]
    public void Numbers_are_read_as_Scratch_writes_them(string text, string number) => Assert.Equal(number, ExactNumber.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("one")]
    [InlineData("1 2")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData("1e999")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData("12\n")]
    [InlineData("\u0661")]
    public void Other_texts_are_none(string text) => Assert.Null(ExactNumber.Parse(text));

    [Fact]
    public void Too_many_digits_are_none()
    {
        Assert.NotNull(ExactNumber.Parse(new string('9', ExactNumber.MaxDigits)));
        Assert.Null(ExactNumber.Parse(new string('9', ExactNumber.MaxDigits + 1)));
        Assert.Null(ExactNumber.Parse("0." + new string('0', 200) + "1"));
        Assert.Null(ExactNumber.Parse(new string('0', 100_000)));
    }

    [Fact]
    public void Keys_sort_as_the_numbers_do() => Holds(
        from a in Numbers
        from b in Gen.Frequency((3, Numbers), (1, Gen.Elements("0", "00", "1", "9").Select(tail => a.Contains('e', StringComparison.Ordinal) ? a : a + tail)))
        select (a, b),
        pair =>
        {
            var (a, b) = (ExactNumber.Parse(pair.a)!.Value, ExactNumber.Parse(pair.b)!.Value);
            Assert.Equal(Compare(a, b), Math.Sign(NumberKey.Of(a).AsSpan().SequenceCompareTo(NumberKey.Of(b))));
        });

    [Fact]
    public void Sums_are_exact_and_texts_read_back_the_same() => Holds(
        Numbers.Two(),
        pair =>
        {
            var (a, b) = (ExactNumber.Parse(pair.Item1)!.Value, ExactNumber.Parse(pair.Item2)!.Value);
            Assert.Equal(a, ExactNumber.Parse(a.ToString()));
            if (a.Plus(b) is { } sum)
            {
                Assert.Equal(At(a, 200) + At(b, 200), At(sum, 200));
            }
        });

    private static void Holds<T>(Gen<T> values, Action<T> assertion) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(values.ToArbitrary(), assertion));

    private static int Compare(ExactNumber a, ExactNumber b) => At(a, 200).CompareTo(At(b, 200));

    private static BigInteger At(ExactNumber number, int scale) => number.Digits * BigInteger.Pow(10, scale - number.Scale);
}
