using System.Numerics;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Values;

/// <summary>What the check digits catch.</summary>
public class CheckDigitsTests
{
    public static TheoryData<int> Lengths => [6, 7, 16, 17, 18, 33, 100, 256, 1000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_value_leaves_1_when_divided_by_97(int length)
    {
        Property.Holds(Generate.Digits(length, length), digits =>
        {
            CheckDigits.Write(digits);
            Assert.Equal(1, (int)(BigInteger.Parse(Bytes.Text(digits)) % 97));
            Assert.Equal(digits[0] != '0', CheckDigits.AreRight(digits));
        }, 20);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_wrong_digit_is_caught(int length)
    {
        var value = Sample(length);
        for (var i = 0; i < length; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var wrong = value.ToArray();
                wrong[i] = (byte)digit;
                Assert.Equal(wrong[i] == value[i], CheckDigits.AreRight(wrong));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_two_neighbours_that_changed_places_are_caught(int length)
    {
        var value = Sample(length);
        for (var i = 1; i < length; i++)
        {
            var wrong = value.ToArray();
            (wrong[i - 1], wrong[i]) = (wrong[i], wrong[i - 1]);
            Assert.Equal(wrong[i - 1] == wrong[i], CheckDigits.AreRight(wrong));
        }
    }

    [Fact]
    public void A_solo_value_is_right_in_its_epoch_alone()
    {
        var value = Sample(40);
        CheckDigits.Write(value, 37);
        Assert.Equal([37], Enumerable.Range(-5, 200).Where(epoch => CheckDigits.AreRight(value, epoch)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("00001")]
    [InlineData("10010")]
    [InlineData("000001")]
    [InlineData("1000.7")]
    [InlineData("-10007")]
    public void What_is_no_value_is_not_right(string text)
    {
        Assert.False(CheckDigits.AreRight(Bytes.Of(text)));
        Assert.False(CheckDigits.AreRight(Bytes.Of(text), 0));
    }

    [Fact]
    public void Checking_allocates_nothing()
    {
        var value = Sample(256);
        Assert.Equal(0, Allocations.Of(() => CheckDigits.AreRight(value)));
    }

    private static byte[] Sample(int length)
    {
        var value = Bytes.Of(string.Concat(Enumerable.Range(0, length).Select(i => ((i * 7) + 1 + (i / 10)) % 10)));
        CheckDigits.Write(value);
        return value;
    }
}
