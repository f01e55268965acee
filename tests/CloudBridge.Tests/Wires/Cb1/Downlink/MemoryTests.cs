using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.TestKit;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>What is dropped when too much waits, and what is told to those who keep answers.</summary>
public sealed class MemoryTests
{
    private const int Long = 240_000;

    private readonly DownlinkDriver _downlink = new(valueLength: 2000);

    [Fact]
    public void One_long_answer_too_many_drops_one_at_a_time()
    {
        var shorts = Enumerable.Range(0, 50).Select(_ => _downlink.Asker()).ToArray();
        var longs = Enumerable.Range(0, 60).Select(_ => _downlink.Asker()).ToArray();
        Array.ForEach(shorts, asker => _downlink.AddShort(asker, 1, "12"));
        foreach (var asker in longs)
        {
            _downlink.AddLong(asker, 1, Long, key: (ulong)asker.Tag);
        }

        Assert.All(shorts, asker => Assert.True(Remembers(asker)));
        Assert.InRange(longs.Count(Remembers), 33, 36);
        Assert.All(longs.TakeLast(33), asker => Assert.True(Remembers(asker)));
    }

    [Fact]
    public void An_answer_for_many_counts_once()
    {
        var other = _downlink.Asker();
        _downlink.AddShort(other, 1, "12");
        var players = Enumerable.Range(0, 100).Select(_ => _downlink.Asker()).ToArray();
        Array.ForEach(players, asker => _downlink.AddLong(asker, 1, Long, key: 5));

        Assert.True(Remembers(other));
        Assert.All(players, asker => Assert.True(Remembers(asker)));
    }

    [Fact]
    public void What_is_forgotten_makes_room()
    {
        for (var number = 1; number <= 300; number++)
        {
            var asker = _downlink.Asker();
            _downlink.AddLong(asker, 1, Long);
            _downlink.Cb1.Forget(new Cb1Address(asker, 1));
        }

        var waiting = Enumerable.Range(0, 30).Select(_ => _downlink.Asker()).ToArray();
        Array.ForEach(waiting, asker => _downlink.AddLong(asker, 1, Long));

        Assert.All(waiting, asker => Assert.True(Remembers(asker)));
    }

    [Fact]
    public void What_has_left_makes_room_before_what_waits()
    {
        for (var number = 1; number <= 40; number++)
        {
            _downlink.AddLong(_downlink.Asker(), 1, Long);
            _downlink.SendAll();
        }

        var waiting = Enumerable.Range(0, 30).Select(_ => _downlink.Asker()).ToArray();
        Array.ForEach(waiting, asker => _downlink.AddLong(asker, 1, Long));

        Assert.All(waiting, asker => Assert.True(Remembers(asker)));
    }

    [Fact]
    public void When_all_long_answers_have_begun_another_one_has_to_be_asked_for_again_and_short_ones_have_not()
    {
        for (var number = 1; number <= 36; number++)
        {
            _downlink.AddLong(_downlink.Asker(), 1, Long);
        }

        _downlink.SendAll(atMost: 50);
        var (late, brief) = (_downlink.Asker(), _downlink.Asker());
        _downlink.AddLong(late, 1, Long);
        _downlink.AddShort(brief, 1, "12");

        Assert.False(Remembers(late));
        Assert.True(Remembers(brief));
    }

    [Fact]
    public async Task What_is_dropped_is_not_taken_for_delivered()
    {
        var downlink = new DownlinkDriver(queued: 2);
        var (dropped, left, done, waits) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        downlink.AddShort(downlink.Asker(), 1, "11", sent: dropped);
        var silent = downlink.Asker();
        downlink.AddShort(silent, 1, "22", sent: left);
        var satisfied = downlink.Asker();
        downlink.AddShort(satisfied, 1, "33", sent: done);
        await Assert.ThrowsAsync<CloudQueueFullException>(() => Patience.WaitAsync(dropped.Task));

        downlink.Cb1.Leave(silent);
        await Assert.ThrowsAsync<CloudQueueFullException>(() => Patience.WaitAsync(left.Task));

        downlink.Cb1.Forget(new Cb1Address(satisfied, 1));
        await Patience.WaitAsync(done.Task);
        downlink.AddShort(downlink.Asker(), 1, "44", sent: waits);
        Assert.False(waits.Task.IsCompleted);
        downlink.SendAll();
        await Patience.WaitAsync(waits.Task);
    }

    [Fact]
    public async Task Of_a_shared_answer_each_client_is_told_by_itself()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (done, silent) = (_downlink.Asker(), _downlink.Asker());
        _downlink.AddShort(done, 1, "22", key: 9, sent: first);
        _downlink.AddShort(silent, 1, "22", key: 9, sent: second);

        _downlink.Cb1.Forget(new Cb1Address(done, 1));
        await Patience.WaitAsync(first.Task);
        Assert.False(second.Task.IsCompleted);
        _downlink.Cb1.Leave(silent);
        await Assert.ThrowsAsync<CloudQueueFullException>(() => Patience.WaitAsync(second.Task));
    }

    private bool Remembers(Cb1Asker asker) => _downlink.Cb1.Resend(new Cb1Address(asker, 1), Array.Empty<PartRange>());
}
