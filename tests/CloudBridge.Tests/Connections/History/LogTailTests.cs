using CloudBridge.Clouds;
using CloudBridge.Connections.History;

namespace CloudBridge.Tests.Connections.History;

public class LogTailTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_row_is_news_once()
    {
        var tail = new LogTail();
        Assert.Equal([Row(1, Now), Row(2, Now)], tail.News(new([Row(2, Now), Row(1, Now)], Now), Now.AddMinutes(-1)));
        Assert.Equal([Row(3, Now)], tail.News(new([Row(3, Now), Row(2, Now), Row(1, Now)], Now), Now.AddMinutes(-1)));
    }

    [Fact]
    public void A_log_whose_rows_never_grow_old_does_not_fill_the_memory()
    {
        var tail = new LogTail();
        for (var page = 0; page < 1_000; page++)
        {
            tail.News(new([.. Enumerable.Range(page * 100, 100).Select(number => Row(number, DateTimeOffset.MaxValue))], Now), Now.AddMinutes(-1));
        }

        Assert.InRange(tail.Count, 1, 20_000);
    }

    private static CloudLogEntry Row(int number, DateTimeOffset at) => new("ada", CloudLogEntry.SetVerb, "\u2601 TO_HOST", $"{number}", at);
}
