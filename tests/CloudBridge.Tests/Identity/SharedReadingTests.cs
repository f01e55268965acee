using CloudBridge.Identity;

namespace CloudBridge.Tests.Identity;

public sealed class SharedReadingTests
{
    [Fact]
    public async Task Requests_that_wait_together_share_each_reading()
    {
        using var bridge = new ResolverDriver();
        var waiting = Enumerable.Range(0, 50).Select(i => bridge.BeginMatch($"{i:D4}.417950")).ToArray();
        await bridge.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.InRange(bridge.Log.Readings.Items.Count, 1, 4);
        await Task.WhenAll(waiting.Select(bridge.EndAsync));
    }

    [Fact]
    public async Task Readings_come_less_often_while_nothing_is_found()
    {
        using var bridge = new ResolverDriver();
        await bridge.MatchAsync("1234.417950");

        Assert.InRange(bridge.Log.Readings.Items.Count, 5, 10);
    }

    [Fact]
    public async Task The_log_is_left_alone_when_nobody_waits()
    {
        using var bridge = new ResolverDriver();
        await bridge.MatchAsync("1234.417950");
        await bridge.AdvanceAsync(TimeSpan.FromSeconds(2));
        var readings = bridge.Log.Readings.Items.Count;
        await bridge.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(readings, bridge.Log.Readings.Items.Count);
    }

    [Fact]
    public async Task A_full_page_that_does_not_reach_back_is_read_again_with_more_rows()
    {
        using var bridge = new ResolverDriver();
        WriteOthers(bridge, 100);
        await bridge.AdvanceAsync(TimeSpan.FromMinutes(2));
        bridge.Log.Write("Ada", "1234.417950");
        WriteOthers(bridge, 250);

        Assert.Equal(new AskerFinding(AskerVerdict.Named, "Ada"), await bridge.MatchAsync("1234.417950"));
        Assert.Equal([100, 333], bridge.Log.Readings.Items.Take(2));
    }

    [Fact]
    public async Task A_page_that_never_reaches_back_names_nobody()
    {
        using var bridge = new ResolverDriver(mostRows: 120);
        bridge.Log.Write("Bob", "1234.417950");
        WriteOthers(bridge, 118);
        bridge.Log.Write("Ada", "1234.417950");
        WriteOthers(bridge, 100);

        Assert.Equal(AskerVerdict.Unproven, (await bridge.MatchAsync("1234.417950")).Verdict);
        Assert.Equal(1000, bridge.Log.Readings.Items[^1]);
    }

    private static void WriteOthers(ResolverDriver bridge, int count)
    {
        for (var i = 0; i < count; i++)
        {
            bridge.Log.Write("Dora", $"{i:D4}.55550");
        }
    }
}
