using System.Globalization;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tests.Requests;

public sealed class NumberRequestsTests
{
    [Theory]
    [InlineData("0.10", "0.20", "0.3")]
    [InlineData("1.000", "2.000", "3")]
    [InlineData("79228162514264337593543950334", "1", "79228162514264337593543950335")]
    [InlineData("-0.5", "0.5", "0")]
    public void Sums_are_exact_and_have_no_zeros_at_the_end(string a, string b, string sum) =>
        Assert.Equal(sum, NumberRequests.Add(decimal.Parse(a, CultureInfo.InvariantCulture), decimal.Parse(b, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void A_sum_that_does_not_fit_is_refused_in_words() =>
        Assert.Throws<PlayerVisibleException>(() => NumberRequests.Add(decimal.MaxValue, decimal.MaxValue));
}
