namespace CloudBridge.Tests.Downlink;

public class PlainValueTests
{
    private const string A = "100010";
    private readonly OutboxDriver _outbox = new();

    [Fact]
    public void The_latest_value_of_a_variable_replaces_one_that_has_not_gone()
    {
        var old = _outbox.AddPlain("x", "1")!;
        _outbox.AddPlain("y", "2");
        var latest = _outbox.AddPlain("x", "3")!;
        Assert.Equal(["x=3", "y=2"], OutboxDriver.Names(_outbox.Send(10)));
        Assert.True(old.IsCompletedSuccessfully && latest.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_value_that_has_gone_is_not_replaced()
    {
        _outbox.AddPlain("x", "1");
        Assert.Equal(["x=1"], OutboxDriver.Names(_outbox.Send(10)));
        _outbox.AddPlain("x", "2");
        Assert.Equal(["x=2"], OutboxDriver.Names(_outbox.Send(10)));
    }

    [Fact]
    public void Answers_never_replace_each_other()
    {
        var outbox = new OutboxDriver(variables: 1);
        outbox.Add(A, 2);
        outbox.Add("100020", 2);
        Assert.Equal(4, outbox.Send(10).Count);
    }

    [Fact]
    public void Answers_and_values_take_turns()
    {
        _outbox.Add(A, 3);
        foreach (var name in new[] { "x", "y", "z" })
        {
            _outbox.AddPlain(name, "1");
        }

        Assert.Equal([$"{A}:2", "x=1", $"{A}:1", "y=1", $"{A}:3", "z=1"], OutboxDriver.Names(_outbox.Send(10)));
    }

    [Fact]
    public void A_value_in_doubt_is_sent_again()
    {
        var sent = _outbox.AddPlain("x", "1")!;
        _outbox.Take(1);
        Assert.False(sent.IsCompleted);
        _outbox.Outbox.PutBack();
        Assert.Equal(["x=1"], OutboxDriver.Names(_outbox.Send(10)));
        Assert.True(sent.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_newer_value_stands_for_one_in_doubt_and_completes_both()
    {
        var inDoubt = _outbox.AddPlain("x", "1")!;
        _outbox.Take(1);
        var newer = _outbox.AddPlain("x", "2")!;
        _outbox.Outbox.PutBack();
        Assert.Equal(["x=2"], OutboxDriver.Names(_outbox.Send(10)));
        Assert.True(inDoubt.IsCompletedSuccessfully && newer.IsCompletedSuccessfully);
    }

    [Fact]
    public void Too_many_values_are_refused_but_a_newer_one_of_a_waiting_variable_is_not()
    {
        var outbox = new OutboxDriver(queued: 2);
        Assert.NotNull(outbox.AddPlain("x", "1"));
        Assert.NotNull(outbox.AddPlain("y", "1"));
        Assert.Null(outbox.AddPlain("z", "1"));
        Assert.NotNull(outbox.AddPlain("x", "2"));
        Assert.Equal(["x=2", "y=1"], OutboxDriver.Names(outbox.Send(10)));
    }
}
