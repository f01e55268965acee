using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tests.Features.Clouds;

public sealed class DescriptorBudgetTests
{
    [Theory]
    [InlineData("Max open files            1024                 524288               files", 1_024)]
    [InlineData("Max open files            unlimited            unlimited            files", null)]
    [InlineData("Max cpu time              1024                 1024                 seconds", null)]
    public void The_soft_limit_counts(string line, int? expected) =>
        Assert.Equal(expected, DescriptorLimit.Of(["Limit                     Soft Limit           Hard Limit           Units", line]));

    [Theory]
    [InlineData(511, true)]
    [InlineData(512, false)]
    [InlineData(null, false)]
    public void The_server_needs_some(int? limit, bool isFault) => Assert.Equal(isFault, DescriptorLimit.Fault(limit) is not null);

    [Theory]
    [InlineData(null, 1_000)]
    [InlineData(65_536, 1_000)]
    [InlineData(1_024, 192)]
    [InlineData(512, 64)]
    public void Rooms_by_pattern_take_no_more_sockets_than_there_are(int? limit, int rooms) => Assert.Equal(rooms, DescriptorBudget.PatternRooms(limit, 1_000));

    [Theory]
    [InlineData(512, 0)]
    [InlineData(1_024, 1)]
    [InlineData(1_024, 2_000)]
    [InlineData(65_536, 500)]
    [InlineData(int.MaxValue, 1)]
    public void All_shares_together_with_clients_that_are_coming_stay_below_the_limit(int limit, int projects)
    {
        var budget = DescriptorBudget.Of(limit, projects)!;

        Assert.InRange(budget.Web + budget.Cloud + (budget.Cloud / 4) + budget.Checks, 100, limit - 256);
        Assert.InRange(budget.Cloud, 16, 10_000_000);
        Assert.InRange(budget.Web, 16, 2_000_000);
    }

    [Theory]
    [InlineData(1_024, 57)]
    [InlineData(65_536, 1_000)]
    public void One_address_has_half_of_the_places_of_clients_that_are_coming_at_most(int limit, int clients)
    {
        var budget = DescriptorBudget.Of(limit, 1)!;

        Assert.Equal(clients, budget.CloudOfOneAddress(1_000));
        Assert.InRange(clients, 1, budget.Cloud / 4 / 2);
    }

    [Fact]
    public void Without_a_limit_there_are_no_shares() => Assert.Null(DescriptorBudget.Of(null, 1));
}
