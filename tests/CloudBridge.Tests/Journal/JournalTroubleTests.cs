using CloudBridge.Dispatch;
using CloudBridge.Journal;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Journal;

/// <summary>A bridge that stops or starts while its journal is slow or sick, and projects that ask again too soon.</summary>
public sealed class JournalTroubleTests
{
    private const string Id = "417950";
    private const string OtherId = "417960";
    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryJournal _journal = new();
    private readonly HeldJournal _held;
    private int _runs;

    public JournalTroubleTests() => _held = new HeldJournal(_journal);

    [Theory]
    [InlineData("begin")]
    [InlineData("answer")]
    public async Task What_waits_for_the_disk_when_the_bridge_stops_is_still_answered(string call)
    {
        await using var host = await Builder().StartAsync();
        _held.Hold(call);
        var player = host.Join();
        player.Write(Id, "pay");
        await _held.Asked.FirstAsync(asked => asked == $"{call} {Id}");
        await Patience.WaitAsync(Task.Run(() => SpinWait.SpinUntil(() => _runs == 1 || call == "begin")));
        var stopped = host.StopAsync();
        _held.Release();
        await Patience.WaitAsync(stopped);
        Assert.Contains(player.Seen.Items, set => set.Value == $"1.{Id}3222");
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_start_keeps_no_bridge_from_starting()
    {
        await using (var first = await Builder().StartAsync())
        {
            await AskAsync(first.Join(), Id, "read");
            await _journal.Writes.CountAsync(3);
        }

        _journal.Rewrite(entry => entry with { State = JournalState.Begun, Answer = null });
        _held.Fail("begin", "restart", "answer");
        await using var second = Builder().Build();
        var answer = second.Join().ExpectAsync(Id);
        await second.StartAsync();
        Assert.Equal("2", (await answer).Text);
    }

    [Fact]
    public async Task A_journal_that_fails_every_request_is_told_of_once_and_when_it_works_again()
    {
        await using var host = await Builder().StartAsync();
        var player = host.Join();
        _journal.Failure = new JournalException("The disk is full.");
        for (var request = 0; request < 5; request++)
        {
            Assert.Contains("cannot save anything", (await player.AskAsync("pay")).Error, StringComparison.Ordinal);
        }

        _journal.Failure = null;
        Assert.Equal("1", (await player.AskAsync("pay")).Text);

        var told = host.Log.Items.Where(line => line.Text.Contains("journal", StringComparison.Ordinal)).ToArray();
        Assert.Equal([LogLevel.Error, LogLevel.Information], told.Select(line => line.Level));
        Assert.Equal("The journal works again; it has failed 5 times", told[1].Text);
    }

    [Fact]
    public async Task An_answer_on_its_way_is_not_sent_once_more_to_who_asks_again()
    {
        await using var host = await SlowBuilder().StartAsync();
        var player = host.Join();
        player.Write(Id, "long");
        await player.Seen.FirstAsync(set => set.Value.Contains(Id, StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromSeconds(2.5));
        player.Write(Id, "long");
        Assert.Equal(2, await QueuedWithAnotherAsync(host, player));
    }

    [Fact]
    public async Task Nor_is_one_that_was_ready_before_a_restart()
    {
        await using (var first = await SlowBuilder().StartAsync())
        {
            first.Join().Write(Id, "long");
            await _journal.Writes.CountAsync(2);
        }

        _journal.Rewrite(entry => entry with { State = JournalState.Answered });
        await using var second = SlowBuilder().Build();
        var player = second.Join();
        await second.StartAsync();
        await player.Seen.FirstAsync(set => set.Value.Contains(Id, StringComparison.Ordinal));
        player.Write(Id, "long");
        Assert.Equal(2, await QueuedWithAnotherAsync(second, player));
    }

    [Fact]
    public async Task A_kept_answer_that_the_cloud_cannot_carry_any_more_is_told_in_a_sentence()
    {
        await using (var first = await Builder(cloud => cloud.ValueLength = 100_000).StartAsync())
        {
            await AskAsync(first.Join(), Id, "pay");
            await _journal.Writes.CountAsync(3);
        }

        _journal.Rewrite(entry => entry with { Answer = new JournalAnswer(Enumerable.Repeat((byte)'2', 250_000).ToArray(), false) });
        await using var second = await Builder(cloud => cloud.ValueLength = 256).StartAsync();
        var player = second.Join();
        var answer = player.ExpectAsync(Id);
        player.Write(Id, "pay");
        Assert.Equal("The answer does not fit any more. Please ask again.", (await answer).Error);
        Assert.Equal(1, _runs);
    }

    private async Task<int> QueuedWithAnotherAsync(BridgeHost host, MemoryPlayer player)
    {
        player.Write(OtherId, "long");
        await _journal.Writes.FirstAsync(write => write == $"answer {OtherId}");
        await Patience.WaitAsync(host.Service<RequestWorkers>().WhenIdleAsync());
        return host.Status.Projects[0].QueuedAnswers;
    }

    private static async Task AskAsync(MemoryPlayer player, string id, string request)
    {
        var answer = player.ExpectAsync(id);
        player.Write(id, request);
        await answer;
    }

    private BridgeHostBuilder SlowBuilder() => Builder(cloud => (cloud.SetInterval, cloud.ValueLength) = (TimeSpan.FromSeconds(1), 256));

    private BridgeHostBuilder Builder(Action<CloudOptions>? configure = null) => new BridgeHostBuilder(_clock)
        .WithCloud(CloudKind.Embedded, configure: configure)
        .WithServices(services => services.AddSingleton<IRequestJournal>(_held))
        .WithRequest("pay", () => ++_runs)
        .WithRequest("long", () =>
        {
            _runs++;
            return new string('x', 20_000);
        })
        .With(bridge => bridge.MapRequest("read", () => ++_runs).Idempotent());
}
