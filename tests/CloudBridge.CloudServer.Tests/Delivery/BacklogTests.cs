using System.Text;
using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;

namespace CloudBridge.CloudServer.Tests.Delivery;

public sealed class BacklogTests
{
    private readonly RoomVariable _a = new() { Name = [], Line = [] };
    private readonly RoomVariable _b = new() { Name = [], Line = [] };

    [Fact]
    public void Within_the_bound_every_line_is_kept_in_order()
    {
        var backlog = new Backlog(maxMessages: 4, maxBytes: 1_000, new MemoryBudget(1_000_000_000));

        Add(backlog, _a, "1 ", "2 ", "3 ");
        Add(backlog, _b, "4 ");

        Assert.False(backlog.IsBehind);
        Assert.Equal(("1 2 3 4 ", 4), Take(backlog));
        Assert.True(backlog.IsEmpty);
    }

    [Fact]
    public void Over_the_message_bound_only_the_latest_of_each_variable_is_kept()
    {
        var backlog = new Backlog(maxMessages: 3, maxBytes: 1_000, new MemoryBudget(1_000_000_000));

        Add(backlog, _a, "a1 ", "a2 ");
        Add(backlog, _b, "b1 ");
        var stale = Add(backlog, _a, "a3 ");

        Assert.True(backlog.IsBehind);
        Assert.Equal(2, stale);
        Assert.Equal(1, Add(backlog, _b, "b2 "));
        Assert.Equal(("a3 b2 ", 2), Take(backlog));
    }

    [Fact]
    public void Over_the_byte_bound_it_is_the_same()
    {
        var backlog = new Backlog(maxMessages: 100, maxBytes: 5, new MemoryBudget(1_000_000_000));

        Add(backlog, _a, "123", "456");

        Assert.True(backlog.IsBehind);
        Assert.Equal(("456", 1), Take(backlog));
    }

    [Fact]
    public void After_catching_up_order_is_kept_again()
    {
        var backlog = new Backlog(maxMessages: 2, maxBytes: 1_000, new MemoryBudget(1_000_000_000));
        Add(backlog, _a, "1 ", "2 ", "3 ");
        Take(backlog);

        backlog.CatchUp();
        Add(backlog, _a, "4 ", "5 ");

        Assert.Equal(("4 5 ", 2), Take(backlog));
    }

    [Fact]
    public void Until_it_has_caught_up_a_drained_backlog_still_keeps_only_the_latest()
    {
        var backlog = new Backlog(maxMessages: 2, maxBytes: 1_000, new MemoryBudget(1_000_000_000));
        Add(backlog, _a, "1 ", "2 ", "3 ");
        Take(backlog);

        Add(backlog, _a, "4 ", "5 ");

        Assert.Equal(("5 ", 1), Take(backlog));
    }

    [Fact]
    public void A_frame_takes_about_64_kilobytes_and_at_least_one_line()
    {
        var backlog = new Backlog(maxMessages: 100, maxBytes: 10_000_000, new MemoryBudget(1_000_000_000));
        var large = new string('1', 100_000);
        var small = new string('2', 40_000);

        Add(backlog, _a, large, small, small);

        Assert.Equal(100_000, Take(backlog).Text.Length);
        Assert.Equal(1, Take(backlog).Messages);
        Assert.Equal(1, Take(backlog).Messages);
        Assert.True(backlog.IsEmpty);
    }

    [Fact]
    public void Lines_without_a_variable_are_never_stale_but_too_many_are_hopeless()
    {
        var backlog = new Backlog(maxMessages: 3, maxBytes: 1_000, new MemoryBudget(1_000_000_000));

        Add(backlog, null, "x", "x", "x", "x");
        Assert.True(backlog.IsBehind);
        Assert.False(backlog.IsHopeless);
        Add(backlog, null, "x", "x", "x");

        Assert.True(backlog.IsHopeless);
    }

    [Fact]
    public void Many_variables_are_not_hopeless()
    {
        var backlog = new Backlog(maxMessages: 3, maxBytes: 1_000, new MemoryBudget(1_000_000_000));

        for (var i = 0; i < 50; i++)
        {
            Add(backlog, new RoomVariable { Name = [], Line = [] }, "x");
        }

        Assert.True(backlog.IsBehind);
        Assert.False(backlog.IsHopeless);
    }

    private static int Add(Backlog backlog, RoomVariable? variable, params string[] lines) =>
        lines.Sum(line => backlog.Add(new CloudLine(Encoding.UTF8.GetBytes(line), variable, null!)));

    private static (string Text, int Messages) Take(Backlog backlog)
    {
        var frame = backlog.Take();
        var text = Encoding.UTF8.GetString(frame.Bytes.Span);
        frame.Release();
        return (text, frame.Messages);
    }
}
