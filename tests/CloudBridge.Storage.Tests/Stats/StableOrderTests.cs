using CloudBridge.Storage.Stats.Ranks;

namespace CloudBridge.Storage.Tests.Stats;

public class StableOrderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(5_000, 3)]
    [InlineData(5_000, 1_000)]
    [InlineData(5_000, long.MaxValue)]
    public void It_sorts_as_the_slow_way_does_and_leaves_equal_ones_in_order(int count, long largest)
    {
        var random = new Random(count);
        var values = Enumerable.Range(0, count).Select(_ => random.NextInt64(largest)).ToArray();
        var start = Enumerable.Range(0, count).Reverse().ToArray();

        Assert.Equal(start.OrderByDescending(thing => values[thing]), StableOrder.Descending(start, values));
        Assert.Equal(start.OrderBy(thing => values[thing]), StableOrder.Ascending(start, values));
        Assert.Equal(count - 1, start.FirstOrDefault(-1));
    }
}
