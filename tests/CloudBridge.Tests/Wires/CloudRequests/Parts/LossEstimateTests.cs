using CloudBridge.Wires.CloudRequests.Parts;

namespace CloudBridge.Tests.Wires.CloudRequests.Parts;

public sealed class LossEstimateTests
{
    private readonly LossEstimate _losses = new();

    [Fact]
    public void Before_anything_is_known_one_value_in_ten_counts_as_missed()
    {
        Assert.False(_losses.IsLossy);
        Assert.Equal((5, 1), (_losses.Copies, _losses.LastCopies));
    }

    [Fact]
    public void Who_misses_nothing_gets_the_fewest_copies()
    {
        _losses.Sent(500);

        Assert.Equal((2, 1), (_losses.Copies, _losses.LastCopies));
    }

    [Fact]
    public void Who_misses_much_gets_the_most()
    {
        _losses.Sent(10);
        for (var i = 0; i < 8; i++)
        {
            _losses.Missed();
        }

        Assert.True(_losses.IsLossy);
        Assert.Equal((7, 3), (_losses.Copies, _losses.LastCopies));
    }

    [Fact]
    public void One_miss_is_forgiven_after_five_hundred_parts()
    {
        _losses.Missed();
        _losses.Sent(500);
        Assert.True(_losses.IsLossy);

        _losses.Sent(1);

        Assert.False(_losses.IsLossy);
    }
}
