using CloudBridge.Server.Features.Basics;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tests.Features.Basics;

public sealed class NumberRequestsTests
{
    [Theory]
    [InlineData("0.10", "0.20", "0.3")]
    [InlineData("1.000", "2.000", "3")]
    [InlineData("-0.5", "0.5", "0")]
    [InlineData("79228162514264337593543950334", "1", "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336", "0", "79228162514264337593543950336")]
    public void Sums_are_exact_and_have_no_zeros_at_the_end(string a, string b, string sum) => Assert.Equal(sum, NumberRequests.Add(Number(a), Number(b)).ToString());

    [Fact]
    public void A_sum_with_too_many_digits_is_refused() =>
        Assert.Equal("The sum is too large: it may have at most 100 digits.", Assert.Throws<BadValueException>(() => NumberRequests.Add(Number(new string('9', 100)), Number("0.1"))).Message);

    private static ExactNumber Number(string text) => ExactNumber.Parse(text)!.Value;
}
