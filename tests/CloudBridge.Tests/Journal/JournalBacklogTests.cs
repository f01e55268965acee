using CloudBridge.Journal;

namespace CloudBridge.Tests.Journal;

public sealed class JournalBacklogTests
{
    private readonly JournalBacklog _backlog = new(maxAnswers: 3, maxDigits: 100);

    [Fact]
    public void Few_long_answers_fill_it_as_many_short_ones_do()
    {
        _backlog.Add(60);
        Assert.False(_backlog.IsFull);
        _backlog.Add(60);
        Assert.True(_backlog.IsFull);
    }

    [Fact]
    public void Many_short_answers_fill_it()
    {
        for (var answer = 0; answer < 3; answer++)
        {
            Assert.False(_backlog.IsFull);
            _backlog.Add(1);
        }

        Assert.True(_backlog.IsFull);
    }

    [Fact]
    public void What_waits_no_longer_makes_room()
    {
        _backlog.Add(60);
        _backlog.Add(60);
        _backlog.Remove(60);
        Assert.False(_backlog.IsFull);
    }
}
