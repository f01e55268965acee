using System.Collections.Concurrent;
using CloudBridge.Dispatch;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Dispatch;

public class RequestWorkersTests
{
    private static readonly RequestResult TooLong = RequestResult.Failed("That took too long. Please try again later.");
    private static readonly RequestResult Busy = RequestResult.Failed("The server is very busy right now. Please try again in a moment.");
    private readonly TaskCompletionSource<int> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SignalLog<int> _started = new();

    [Fact]
    public async Task A_request_is_answered()
    {
        await using var bridge = DispatchDriver.Of((string text) => text);
        Assert.Equal("hi", (await bridge.AskAsync("test", "hi")).Content);
    }

    [Fact]
    public async Task A_blocking_handler_is_answered_for_on_time_and_other_requests_go_on()
    {
        using var release = new ManualResetEventSlim();
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapRequest("block", (int number) =>
            {
                _started.Add(number);
                release.Wait(Patience.Limit);
                return "late";
            });
            routes.MapRequest("ping", () => "pong");
        });
        var blocked = Enumerable.Range(0, 4).Select(i => bridge.Accept("block", $"{i}")).ToArray();
        await _started.CountAsync(4);
        Assert.Equal("pong", (await bridge.AskAsync("ping")).Content);

        bridge.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(blocked, bridge.Origin.HasAnswered);
        bridge.Clock.Advance(TimeSpan.FromSeconds(0.25));
        Assert.All(await Task.WhenAll(blocked.Select(bridge.Origin.AnswerToAsync)), result => Assert.Equal(TooLong, result));
        Assert.Equal("pong", (await bridge.AskAsync("ping")).Content);

        var idle = bridge.Workers.WhenIdleAsync();
        Assert.False(idle.IsCompleted);
        release.Set();
        await Patience.WaitAsync(idle);
        Assert.Equal(6, bridge.Origin.Count);
        Assert.DoesNotContain(bridge.Log.Items, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_handler_that_ends_late_changes_nothing()
    {
        await using var bridge = Waiting(_ => { });
        var timers = bridge.Clock.ActiveTimers;
        var request = bridge.Accept("test", "1");
        await _started.CountAsync(1);
        await Patience.WaitAsync(bridge.Clock.WhenTimersAsync(timers + 1));
        bridge.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TooLong, await bridge.Origin.AnswerToAsync(request));
        _gate.SetResult(5);
        await Patience.WaitAsync(bridge.Workers.WhenIdleAsync());
        Assert.Equal(1, bridge.Origin.Count);
    }

    [Fact]
    public async Task When_the_queue_is_full_the_player_is_told_at_once()
    {
        await using var bridge = Waiting(options => (options.Concurrency, options.QueueLength) = (1, 2));
        var running = bridge.Accept("test", "1");
        await _started.CountAsync(1);
        var queued = new[] { bridge.Accept("test", "2"), bridge.Accept("test", "3") };
        Assert.Equal(2, bridge.Workers.Waiting);

        var refused = bridge.Accept("test", "4");
        Assert.True(bridge.Origin.HasAnswered(refused));
        Assert.Equal(Busy, await bridge.Origin.AnswerToAsync(refused));

        _gate.SetResult(5);
        Assert.All(await Task.WhenAll(queued.Append(running).Select(bridge.Origin.AnswerToAsync)), result => Assert.Equal("5", result.Content));
    }

    [Fact]
    public async Task A_place_that_is_kept_is_nobody_elses_until_it_is_given_back()
    {
        await using var bridge = Waiting(options => (options.Concurrency, options.QueueLength) = (1, 2));
        var running = bridge.Accept("test", "1");
        await _started.CountAsync(1);
        var kept = bridge.Workers.TryReserve();
        using (bridge.Workers.TryReserve())
        {
            Assert.Null(bridge.Workers.TryReserve());
            Assert.Equal(Busy, await bridge.AskAsync("test", "2"));
        }

        var queued = bridge.Accept("test", "3");
        Assert.Equal(Busy, await bridge.AskAsync("test", "4"));
        var idle = bridge.Workers.WhenIdleAsync();
        _gate.SetResult(5);
        Assert.All(await Task.WhenAll(bridge.Origin.AnswerToAsync(running), bridge.Origin.AnswerToAsync(queued)), result => Assert.Equal("5", result.Content));
        Assert.False(idle.IsCompleted);

        var late = bridge.Request("test", "6");
        kept!.Take(late);
        kept.Dispose();
        Assert.Equal("5", (await bridge.Origin.AnswerToAsync(late)).Content);
        await Patience.WaitAsync(idle);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_costs_neither_an_answer_nor_a_worker()
    {
        var logger = new SickLogger<RequestDispatcher>();
        await using var bridge = new DispatchDriver(
            routes => routes.MapRequest("test", async (int number) =>
            {
                await Task.Yield();
                return number == 0 ? throw new InvalidOperationException() : number;
            }),
            services => services.AddSingleton<ILogger<RequestDispatcher>>(logger),
            options => (options.Concurrency, options.QueueLength) = (2, 2));
        logger.IsSick = true;
        for (var round = 0; round < 5; round++)
        {
            Assert.Contains("Something went wrong", (await bridge.AskAsync("test", "0")).Content, StringComparison.Ordinal);
        }

        Assert.Equal("1", (await bridge.AskAsync("test", "1")).Content);
        await Patience.WaitAsync(bridge.Workers.WhenIdleAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task No_more_handlers_wait_at_once_than_allowed(int concurrency)
    {
        var running = 0;
        var most = 0;
        await using var bridge = new DispatchDriver(
            routes => routes.MapRequest("test", async () =>
            {
                var now = Interlocked.Increment(ref running);
                for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
                {
                    Interlocked.CompareExchange(ref most, now, seen);
                }

                await Task.Yield();
                await Task.Yield();
                Interlocked.Decrement(ref running);
            }),
            options: options => (options.Concurrency, options.QueueLength) = (concurrency, 10_000));
        var requests = Enumerable.Range(0, 2000).Select(_ => bridge.Accept("test")).ToArray();
        await Task.WhenAll(requests.Select(bridge.Origin.AnswerToAsync));
        Assert.InRange(most, 1, concurrency);
    }

    [Fact]
    public async Task Requests_that_waited_for_a_place_run_when_one_is_free()
    {
        await using var bridge = Waiting(options => options.Concurrency = 2);
        var requests = Enumerable.Range(0, 10).Select(i => bridge.Accept("test", $"{i}")).ToArray();
        await _started.CountAsync(2);
        Assert.Equal(2, _started.Items.Count);
        _gate.SetResult(1);
        await Task.WhenAll(requests.Select(bridge.Origin.AnswerToAsync));
        Assert.Equal(10, _started.Items.Count);
    }

    [Fact]
    public async Task Idle_is_when_nothing_waits_or_runs_and_can_be_awaited_again()
    {
        await using var bridge = Waiting(options => options.Concurrency = 1);
        Assert.True(bridge.Workers.WhenIdleAsync().IsCompletedSuccessfully);
        bridge.Accept("test", "1");
        bridge.Accept("test", "2");
        var idle = bridge.Workers.WhenIdleAsync();
        var same = bridge.Workers.WhenIdleAsync();
        Assert.False(idle.IsCompleted);
        _gate.SetResult(1);
        await Patience.WaitAsync(Task.WhenAll(idle, same));
        Assert.Equal(2, bridge.Origin.Count);
    }

    [Fact]
    public async Task Thousands_of_requests_from_several_threads_are_each_answered_exactly_once()
    {
        await using var bridge = new DispatchDriver(
            routes => routes.MapRequest("test", async ValueTask<RequestResult> (int number) => (number % 5) switch
            {
                0 => $"{number}",
                1 => throw new PlayerVisibleException($"{number}"),
                2 => await Task.Run(() => $"{number}"),
                3 => throw new InvalidOperationException(),
                _ => await YieldAsync(number),
            }),
            options: options => (options.QueueLength, options.Concurrency) = (100_000, 16));
        var requests = new ConcurrentBag<(int Number, CloudRequest Request)>();
        var threads = Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 5000; i++)
            {
                var number = (thread * 5000) + i;
                requests.Add((number, bridge.Accept("test", $"{number}")));
            }
        }));
        await Task.WhenAll(threads);
        foreach (var (number, request) in requests)
        {
            var result = await bridge.Origin.AnswerToAsync(request);
            Assert.Equal(number % 5 is 1 or 3 ? RequestStatus.Failed : RequestStatus.Completed, result.Status);
            Assert.True(number % 5 == 3 || result.Content == $"{number}");
        }

        await Patience.WaitAsync(bridge.Workers.WhenIdleAsync());
        Assert.Equal((20_000, 0), (bridge.Origin.Count, bridge.Workers.Waiting));
        Assert.DoesNotContain(bridge.Log.Items, line => line.Text.Contains("could not be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_overload_everybody_is_answered_too()
    {
        await using var bridge = new DispatchDriver(
            routes => routes.MapRequest("test", async () => await Task.Yield()),
            options: options => (options.QueueLength, options.Concurrency) = (5, 2));
        var requests = new ConcurrentBag<CloudRequest>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2000; i++)
            {
                requests.Add(bridge.Accept("test"));
            }
        })));
        var results = await Task.WhenAll(requests.Select(bridge.Origin.AnswerToAsync));
        Assert.Equal(8000, results.Count(result => result == Busy || result == RequestResult.Empty));
        Assert.Equal(8000, bridge.Origin.Count);
    }

    private DispatchDriver Waiting(Action<RequestOptions> options) => new(
        routes => routes.MapRequest("test", (int number) =>
        {
            _started.Add(number);
            return _gate.Task;
        }),
        options: options);

    private static async Task<RequestResult> YieldAsync(int number)
    {
        await Task.Yield();
        return $"{number}";
    }
}
