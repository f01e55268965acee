using CloudBridge.Monitors.Loops;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Tests.Loops;

public sealed class KeptLoopTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly SignalLog<LogLine> _lines = new();
    private readonly SignalLog<DateTimeOffset> _begun = new();
    private readonly CancellationTokenSource _end = new();

    public void Dispose() => _end.Dispose();

    [Fact]
    public async Task A_loop_that_breaks_is_begun_again_after_longer_and_longer_waits()
    {
        var running = Keep(_ => throw new InvalidOperationException("A fault."));
        double[] waits = [1, 2, 4, 8, 16, 32, 60, 60];
        for (var i = 0; i < waits.Length; i++)
        {
            await _begun.CountAsync(i + 1);
            await Patience.WaitAsync(_clock.WhenDueWithinAsync(TimeSpan.FromSeconds(waits[i])));
            _clock.Advance(TimeSpan.FromSeconds(waits[i]) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(i + 1, _begun.Items.Count);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await _end.CancelAsync();
        await Patience.WaitAsync(running);
        Assert.All(_lines.Items, line => Assert.Equal((LogLevel.Error, "A fault."), (line.Level, line.Error!.Message)));
        Assert.Equal("The test loop failed unexpectedly; restarting it in 1 s", _lines.Items[0].Text);
    }

    [Fact]
    public async Task A_loop_that_went_well_for_a_while_is_begun_again_soon()
    {
        var breaks = new SignalLog<TaskCompletionSource>();
        var running = Keep(async token =>
        {
            var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            breaks.Add(broken);
            await broken.Task.WaitAsync(token);
        });
        for (var i = 0; i < 3; i++)
        {
            (await breaks.CountAsync(i + 1))[i].SetException(new InvalidOperationException("A fault."));
            await Patience.WaitAsync(_clock.WhenDueWithinAsync(TimeSpan.FromSeconds(4)));
            _clock.Advance(TimeSpan.FromSeconds(4));
        }

        await breaks.CountAsync(4);
        _clock.Advance(TimeSpan.FromMinutes(2));
        breaks.Items[3].SetException(new InvalidOperationException("A fault."));
        await _lines.CountAsync(4);
        await _end.CancelAsync();
        await Patience.WaitAsync(running);
        Assert.Equal([1, 2, 4, 1], _lines.Items.Select(line => double.Parse(line.Text.Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_loop_that_ends_by_itself_has_done_its_work()
    {
        await Patience.WaitAsync(Keep(_ => Task.CompletedTask));
        Assert.Single(_begun.Items);
        Assert.Empty(_lines.Items);
    }

    [Fact]
    public async Task A_loop_that_is_told_to_end_ends_without_a_word_however_it_does()
    {
        var running = Keep(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new InvalidOperationException("On the way out.");
        });
        await _begun.CountAsync(1);
        await _end.CancelAsync();
        await Patience.WaitAsync(running);
        Assert.Empty(_lines.Items);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_ends_no_loop()
    {
        var running = Keep(_ => throw new InvalidOperationException("A fault."), new BrokenLogger<KeptLoopTests>(() => true));
        await Patience.WaitAsync(_clock.WhenDueWithinAsync(TimeSpan.FromSeconds(1)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _begun.CountAsync(2);
        await _end.CancelAsync();
        await Patience.WaitAsync(running);
    }

    private Task Keep(Func<CancellationToken, Task> loop, ILogger? logger = null) =>
        KeptLoop.RunAsync("test", Begin(loop), _clock, logger ?? new CapturedLogger<KeptLoopTests>(_lines), _end.Token);

    private Func<CancellationToken, Task> Begin(Func<CancellationToken, Task> loop) => token =>
    {
        _begun.Add(_clock.GetUtcNow());
        return loop(token);
    };
}
