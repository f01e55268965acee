using System.Collections.Concurrent;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Journal;

/// <summary>A desk whose queue, or whose disk, has no room.</summary>
public sealed class FullQueueTests
{
    private const string Busy = "The server is very busy right now. Please try again in a moment.";
    private readonly TaskCompletionSource<string> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _ran = new();

    [Fact]
    public async Task However_full_the_queue_is_nothing_runs_unrecorded_or_twice()
    {
        const int Threads = 4;
        const int Each = 5_000;
        await using var desk = Desk(concurrency: 2, queueLength: 2);
        var threads = Enumerable.Range(1, Threads).Select(thread => new Thread(() =>
        {
            for (var number = 0; number < Each; number++)
            {
                desk.Ask($"{thread}{number:0000}", "pay");
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        await desk.Sent.CountAsync(Threads * Each);
        var recorded = desk.Journal.Entries.Select(entry => entry.Key.Id).ToHashSet();
        Assert.Equal((0, 0), (_ran.Count(id => !recorded.Contains(id)), recorded.Count - _ran.Count));

        foreach (var id in recorded.Take(500))
        {
            Assert.Equal($"paid {id}", await desk.AnswerAsync(id, "pay"));
        }

        Assert.Distinct(_ran);
    }

    [Fact]
    public async Task A_full_queue_answers_busy_runs_nothing_and_asking_again_helps()
    {
        await using var desk = Desk(concurrency: 1, queueLength: 2);
        await desk.FillAsync(2, _started.Task);
        Assert.Equal(Busy, await desk.AnswerAsync("50000", "pay"));
        Assert.DoesNotContain(desk.Journal.Entries, entry => entry.Key.Id == "50000");
        _gate.SetResult("done");
        await desk.Sent.CountAsync(4);
        Assert.Equal("paid 50000", await desk.AnswerAsync("50000", "pay"));
        Assert.Equal(1, RunsOf("50000"));
    }

    [Fact]
    public async Task A_place_that_comes_free_while_somebody_looks_lets_nothing_run_unrecorded()
    {
        await using var desk = Desk(concurrency: 1, queueLength: 2);
        await desk.FillAsync(2, _started.Task);
        desk.WhenLooking(1, () =>
        {
            _gate.SetResult("done");
            Assert.True(SpinWait.SpinUntil(() => desk.Sent.Items.Count == 3, Patience.Limit));
        });
        Assert.Equal("paid 50000", await desk.AnswerAsync("50000", "pay"));
        Assert.Contains(desk.Journal.Entries, entry => entry.Key.Id == "50000");
        Assert.Equal("paid 50000", await desk.AnswerAsync("50000", "pay"));
        Assert.Equal(1, RunsOf("50000"));
    }

    [Fact]
    public async Task A_repeat_that_comes_just_when_the_answer_leaves_does_not_run_again()
    {
        await using var desk = Desk(concurrency: 2, queueLength: 2);
        desk.Ask("50000", "wait");
        await Patience.WaitAsync(_started.Task);
        desk.WhenLooking(2, () =>
        {
            _gate.SetResult("done");
            Assert.True(SpinWait.SpinUntil(() => desk.Sent.Items.Count == 1, Patience.Limit));
        });
        desk.Ask("50000", "wait");
        desk.WhenLooking(0, () => { });
        _gate.TrySetResult("done");
        await desk.AnswerAsync("60000", "pay");
        await Patience.WaitAsync(desk.Workers.WhenIdleAsync());
        Assert.Equal(["50000", "60000"], _ran);
    }

    [Theory]
    [InlineData("pay", 0)]
    [InlineData("pay", 61)]
    [InlineData("read", 0)]
    public async Task An_answered_request_gets_its_kept_answer_although_the_queue_is_full(string name, int seconds)
    {
        await using var desk = Desk(concurrency: 1, queueLength: 2);
        var answer = await desk.AnswerAsync("50000", name);
        desk.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await desk.FillAsync(2, _started.Task);
        Assert.Equal(answer, await desk.AnswerAsync("50000", name));
        Assert.Equal(1, RunsOf("50000"));
    }

    [Fact]
    public async Task But_a_reading_that_is_asked_anew_is_told_busy_rather_than_an_old_answer()
    {
        await using var desk = Desk(concurrency: 1, queueLength: 2);
        await desk.AnswerAsync("50000", "read");
        desk.Clock.Advance(TimeSpan.FromSeconds(61));
        await desk.FillAsync(2, _started.Task);
        Assert.Equal(Busy, await desk.AnswerAsync("50000", "read"));
    }

    [Fact]
    public async Task No_more_requests_wait_for_a_disk_that_stands_still_than_may_wait_for_a_worker()
    {
        await using var desk = Desk(concurrency: 1, queueLength: 3);
        desk.Held.Hold("begin", "find");
        for (var number = 0; number < 20; number++)
        {
            desk.Ask($"5{number:0000}", "pay");
        }

        // As many more look for a kept answer.
        await desk.Sent.CountAsync(14);
        await desk.Held.Asked.CountAsync(6);
        Assert.All(desk.Sent.Items, line => Assert.EndsWith(Busy, line, StringComparison.Ordinal));
        desk.Held.Release();
        await desk.Sent.CountAsync(20);
        Assert.Equal(["50000", "50001", "50002"], _ran.Order());
        Assert.Equal(17, desk.Sent.Items.Count(line => line.EndsWith(Busy, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_more_answers_wait_for_a_disk_that_stands_still_than_requests_may_run_and_wait()
    {
        await using var desk = Desk(concurrency: 1, queueLength: 2);
        desk.Held.Hold("answer");
        for (var number = 0; number < 3; number++)
        {
            desk.Ask($"5000{number}", "pay");
            await desk.Held.Asked.FirstAsync(call => call == $"answer 5000{number}");
        }

        Assert.Equal(Busy, await desk.AnswerAsync("60000", "pay"));
        desk.Held.Release();
        await desk.Sent.CountAsync(4);
        Assert.Equal("paid 60000", await desk.AnswerAsync("60000", "pay"));
        Assert.Equal(1, RunsOf("60000"));
    }

    [Fact]
    public async Task A_request_that_cannot_be_recorded_gives_its_place_back()
    {
        await using var desk = Desk(concurrency: 1, queueLength: 1);
        desk.Held.Fail("begin");
        for (var number = 0; number < 5; number++)
        {
            Assert.Contains("cannot save anything", await desk.AnswerAsync($"5000{number}", "pay"), StringComparison.Ordinal);
            Assert.Equal($"read 6000{number}", await desk.AnswerAsync($"6000{number}", "read"));
        }

        desk.Held.Fail();
        Assert.Equal("paid 50000", await desk.AnswerAsync("50000", "pay"));
    }

    [Fact]
    public async Task A_kept_answer_that_is_looked_for_lets_nothing_run_twice()
    {
        await using var desk = Desk(concurrency: 4, queueLength: 4);
        await desk.AnswerAsync("50000", "look");
        desk.Clock.Advance(TimeSpan.FromSeconds(61));
        desk.Held.Hold("find");
        desk.Replay("50000", "look");
        await desk.Held.Asked.FirstAsync(call => call == "find 50000");
        desk.Ask("50000", "look");
        await desk.AnswerAsync("60000", "pay");
        desk.Held.Release();
        await desk.Sent.CountAsync(3);
        desk.Ask("50000", "look");
        await desk.AnswerAsync("60001", "pay");
        await Patience.WaitAsync(_started.Task);
        _gate.SetResult("done");
        await Patience.WaitAsync(desk.Workers.WhenIdleAsync());
        Assert.Equal(2, RunsOf("50000"));
    }

    private int RunsOf(string id) => _ran.Count(ran => ran == id);

    private JournaledDriver Desk(int concurrency, int queueLength) => new(concurrency, queueLength, bridge =>
    {
        bridge.MapRequest("pay", (RequestContext context) =>
        {
            _ran.Enqueue(context.Id);
            return $"paid {context.Id}";
        });
        bridge.MapRequest("read", (RequestContext context) =>
        {
            _ran.Enqueue(context.Id);
            return $"read {context.Id}";
        }).Idempotent();
        bridge.MapRequest("look", async (RequestContext context) =>
        {
            _ran.Enqueue(context.Id);
            if (RunsOf(context.Id) > 1)
            {
                _started.TrySetResult();
                await _gate.Task;
            }

            return "seen";
        }).Idempotent();
        bridge.MapRequest("wait", (RequestContext context) =>
        {
            _ran.Enqueue(context.Id);
            _started.TrySetResult();
            return _gate.Task;
        });
    });
}
