using CloudBridge.Scratch.Upstreams.Caching;

namespace CloudBridge.Scratch.Tests.Upstreams;

public sealed class MemoryAnswersTests
{
    [Fact]
    public void It_stays_within_its_bytes_and_the_oldest_go_first()
    {
        var memory = new MemoryAnswers(maxBytes: 100_000);
        for (var i = 0; i < 1_000; i++)
        {
            memory.Put(Answer(i, 2_000));
            Assert.InRange(memory.Bytes, 1, 100_000);
        }

        Assert.NotNull(memory.Find(Call(999)));
        Assert.Null(memory.Find(Call(0)));
        Assert.InRange(memory.Count, 30, 50);
    }

    [Fact]
    public void It_stays_within_its_number_and_what_is_asked_for_stays()
    {
        var memory = new MemoryAnswers(maxCount: 10);
        memory.Put(Answer(0, 10));
        for (var i = 1; i < 100; i++)
        {
            Assert.NotNull(memory.Find(Call(0)));
            memory.Put(Answer(i, 10));
            Assert.InRange(memory.Count, 1, 10);
        }
    }

    [Fact]
    public void A_new_answer_takes_the_place_of_the_old_one()
    {
        var memory = new MemoryAnswers();
        memory.Put(Answer(1, 1_000));
        memory.Put(Answer(1, 10));

        Assert.Equal(1, memory.Count);
        Assert.Equal(Answer(1, 10).Size, memory.Bytes);
    }

    [Fact]
    public void One_answer_cannot_push_out_all_others()
    {
        var memory = new MemoryAnswers(maxBytes: 100_000);
        memory.Put(Answer(1, 10));
        memory.Put(Answer(2, 50_000));

        Assert.NotNull(memory.Find(Call(1)));
        Assert.Null(memory.Find(Call(2)));
    }

    private static CachedAnswer Answer(int number, int length) =>
        new(Call(number), new UpstreamReply(new byte[length], "application/json", 200, DateTimeOffset.UnixEpoch), 0, TimeSpan.FromMinutes(1));

    private static UpstreamCall Call(int number) => UpstreamDriver.Call($"users/{number}");
}
