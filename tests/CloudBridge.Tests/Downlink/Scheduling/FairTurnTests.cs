using CloudBridge.Downlink.Scheduling;

namespace CloudBridge.Tests.Downlink.Scheduling;

public sealed class FairTurnTests
{
    private readonly FairTurn<Item> _turn = new(new FairShare());

    [Fact]
    public void The_shortest_item_goes_first_and_of_equal_ones_the_first()
    {
        Item[] items = [new(30), new(20), new(10), new(10), new(20)];
        foreach (var item in items)
        {
            _turn.Add(item);
        }

        Assert.Equal([items[2], items[3], items[1], items[4], items[0]], Taken());
        Assert.True(_turn.IsEmpty);
    }

    [Fact]
    public void What_remains_counts_not_what_there_was()
    {
        Item[] items = [new(30), new(20)];
        Array.ForEach(items, _turn.Add);
        items[0].Remaining = 5;

        Assert.Equal(items, Taken());
    }

    private List<Item> Taken()
    {
        var taken = new List<Item>();
        while (!_turn.IsEmpty)
        {
            taken.Add(_turn.Shortest());
            Assert.True(_turn.Remove(taken[^1]));
        }

        return taken;
    }

    private sealed class Item(int remaining) : IFairItem
    {
        public int Remaining { get; set; } = remaining;

        public int Next => 1;

        public RequestPriority Priority => RequestPriority.Normal;
    }
}
