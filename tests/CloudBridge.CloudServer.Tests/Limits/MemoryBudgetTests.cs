using CloudBridge.CloudServer.Limits;

namespace CloudBridge.CloudServer.Tests.Limits;

public sealed class MemoryBudgetTests
{
    [Fact]
    public void What_would_be_too_much_is_refused_and_takes_nothing()
    {
        var budget = new MemoryBudget(100);
        Assert.True(budget.TryTake(60));
        Assert.False(budget.TryTake(50));
        Assert.Equal(60, budget.Used);
        Assert.True(budget.TryTake(40));
    }

    [Fact]
    public void Bytes_can_be_given_back_even_when_too_many_are_kept()
    {
        var budget = new MemoryBudget(100);
        budget.Add(150);
        Assert.True(budget.IsTight);
        Assert.True(budget.TryTake(-20));
        Assert.Equal(130, budget.Used);
    }
}
