using CloudBridge.Dispatch;
using CloudBridge.Journal;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Journal;

/// <summary>A bridge with a journal, stopped or killed and started again.</summary>
public sealed class JournaledDispatcherTests
{
    private const string Id = "417950";
    private readonly MemoryJournal _journal = new();
    private readonly ManualTimeProvider _clock = new();
    private int _runs;

    [Fact]
    public async Task A_request_is_recorded_before_it_runs_and_its_answer_before_it_leaves()
    {
        await using var host = await StartAsync();
        Assert.Equal("1", (await host.Join().AskAsync("pay")).Text);
        await _journal.Writes.CountAsync(3);
        Assert.Equal(["begin", "answer", "deliver"], _journal.Writes.Items.Select(write => write.Split(' ')[0]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(61)]
    [InlineData(23 * 3600)]
    public async Task A_repeat_of_a_request_with_an_effect_gets_its_kept_answer(double seconds)
    {
        await using var host = await StartAsync();
        var player = host.Join();
        await AskAsync(player, "pay");
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal("1", await AskAsync(player, "pay"));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task So_it_does_after_a_thousand_others()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        await AskAsync(player, "pay");
        for (var other = 0; other < 1000; other++)
        {
            await player.AskAsync("read");
        }

        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("1", await AskAsync(player, "pay"));
    }

    [Fact]
    public async Task A_late_repeat_of_a_request_that_only_reads_is_a_new_question()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        await AskAsync(player, "read");
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("2", await AskAsync(player, "read"));
    }

    [Theory]
    [InlineData("pay")]
    [InlineData("read")]
    public async Task A_repeat_after_a_restart_gets_the_answer_of_before(string request)
    {
        await using (var first = await StartAsync())
        {
            await AskAsync(first.Join(), request);
            await _journal.Writes.CountAsync(3);
        }

        await using var second = await StartAsync();
        Assert.Equal("1", await AskAsync(second.Join(), request));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task The_same_id_with_another_question_is_another_request()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        Assert.Equal("1", await AskAsync(player, "pay"));
        Assert.Equal("2", await AskAsync(player, "read"));
    }

    [Fact]
    public async Task What_a_crash_interrupted_runs_again_if_it_may()
    {
        await RecordAsync("read", JournalState.Begun);
        await using var host = Build();
        var answer = host.Join().ExpectAsync(Id);
        await host.StartAsync();
        Assert.Equal("1", (await answer).Text);
    }

    [Fact]
    public async Task And_otherwise_the_player_is_asked_to_ask_again_and_nothing_runs()
    {
        await RecordAsync("pay", JournalState.Begun);
        await using var host = Build();
        var answer = host.Join().ExpectAsync(Id);
        await host.StartAsync();
        Assert.Contains("Please ask again.", (await answer).Error, StringComparison.Ordinal);
        Assert.Equal(0, _runs);
    }

    [Fact]
    public async Task An_answer_that_had_not_left_leaves_after_the_restart()
    {
        await RecordAsync("pay", JournalState.Answered);
        await using var host = Build();
        var answer = host.Join().ExpectAsync(Id);
        await host.StartAsync();
        Assert.Equal("77", (await answer).Text);
        Assert.Equal(0, _runs);
    }

    [Theory]
    [InlineData(JournalState.Begun)]
    [InlineData(JournalState.Answered)]
    public async Task Nobody_waits_any_more_for_what_was_open_long_ago(JournalState state)
    {
        await RecordAsync("read", state);
        _clock.Advance(TimeSpan.FromMinutes(6));
        await using var host = await StartAsync();
        await host.Join().AskAsync("read");
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Requests_of_projects_that_are_gone_are_left_alone()
    {
        await RecordAsync("read", JournalState.Begun, project: "gone");
        await using var host = await StartAsync();
        Assert.Equal("1", (await host.Join().AskAsync("read")).Text);
    }

    [Fact]
    public async Task Without_a_disk_what_may_run_twice_runs_and_the_rest_is_refused_in_plain_words()
    {
        await using var host = await StartAsync();
        _journal.Failure = new IOException("The disk is full.");
        var player = host.Join();
        Assert.Equal("1", (await player.AskAsync("read")).Text);
        Assert.Contains("cannot save anything right now", (await player.AskAsync("pay")).Error, StringComparison.Ordinal);
        _journal.Failure = null;
        Assert.Equal("2", (await player.AskAsync("pay")).Text);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_kept_is_sent_all_the_same()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await Builder().WithRequest("slow", () =>
        {
            started.SetResult();
            return gate.Task;
        }).StartAsync();
        var answer = host.Join().AskAsync("slow");
        await Patience.WaitAsync(started.Task);
        _journal.Failure = new IOException("The disk is full.");
        gate.SetResult("done");
        Assert.Equal("done", (await answer).Text);
    }

    [Fact]
    public async Task Busy_is_no_answer_to_keep()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await Builder()
            .WithRequests(options => (options.Concurrency, options.QueueLength) = (1, 1))
            .WithRequest("slow", () =>
            {
                started.TrySetResult();
                return gate.Task;
            })
            .StartAsync();
        var player = host.Join();
        var first = player.AskAsync("slow");
        await Patience.WaitAsync(started.Task);
        var second = player.AskAsync("slow");
        await _journal.Writes.CountAsync(2);
        await Patience.WaitAsync(Task.Run(() => SpinWait.SpinUntil(() => host.Service<RequestWorkers>().Waiting == 1)));
        var answer = player.ExpectAsync(Id);
        player.Write(Id, "pay");
        Assert.Contains("very busy", (await answer).Error, StringComparison.Ordinal);
        gate.SetResult("done");
        await first;
        await second;
        Assert.DoesNotContain(_journal.Entries, entry => entry.Key.Id == Id && entry.Answer is not null);
    }

    private static async Task<string> AskAsync(MemoryPlayer player, string request)
    {
        var answer = player.ExpectAsync(Id);
        player.Write(Id, request);
        return (await answer).Text;
    }

    private async Task RecordAsync(string request, JournalState state, string project = "demo")
    {
        await using var host = await Builder(project).StartAsync();
        var before = _journal.Entries.Count;
        await AskAsync(host.Join(project), request);
        await _journal.Writes.CountAsync(before + 3);
        _runs = 0;
        _journal.Rewrite(entry => entry with
        {
            State = state,
            Answer = state == JournalState.Begun ? null : new JournalAnswer("77"u8.ToArray(), true),
        });
    }

    private Task<BridgeHost> StartAsync() => Builder().StartAsync();

    private BridgeHost Build() => Builder().Build();

    private BridgeHostBuilder Builder(string project = "demo") => new BridgeHostBuilder(_clock)
        .WithCloud(CloudKind.Embedded, project)
        .WithServices(services => services.AddSingleton<IRequestJournal>(_journal))
        .WithRequest("pay", () => ++_runs)
        .With(bridge => bridge.MapRequest("read", () => ++_runs).Idempotent());
}
