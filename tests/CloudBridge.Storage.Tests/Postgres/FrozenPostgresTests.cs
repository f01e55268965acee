using CloudBridge.Monitors;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Postgres;
using CloudBridge.Storage.Tests.Monitors;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.Postgres;

/// <summary>A PostgreSQL whose processes are stopped: it takes connections and says nothing.</summary>
public sealed class FrozenPostgresTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private OwnPostgres _server = null!;
    private PostgresEngine _engine = null!;
    private PostgresEngineOptions _options = null!;

    public async Task InitializeAsync()
    {
        _server = await OwnPostgres.StartAsync();
        _options = new PostgresEngineOptions { ConnectionString = _server.Words, Area = "monitors", Migrations = MigrationFiles.Postgres };
        _engine = await OpenAsync(_options, _time);
    }

    public async Task DisposeAsync()
    {
        _server.Thaw();
        await _engine.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Calls_are_given_up_then_refused_at_once_and_served_again_when_it_goes_on()
    {
        _server.Freeze();
        for (var i = 0; i < StoreGate.MostSilences; i++)
        {
            await GiveUpAsync(CountAsync());
        }

        Assert.False(_engine.IsAnswering);
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, () => Patience.WaitAsync(CountAsync()));

        _server.Thaw();
        _time.Advance(StoreGate.TrialEvery);

        Assert.Equal(0, await Patience.WaitAsync(CountAsync()));
        Assert.True(_engine.IsAnswering);
    }

    [Fact]
    public async Task A_caller_who_goes_is_not_kept()
    {
        _server.Freeze();
        using var gone = new CancellationTokenSource();
        var call = _engine.ReadAsync(session => session.FirstAsync<long>("SELECT users FROM user_tally"), gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(call));
        Assert.True(_engine.IsAnswering);
    }

    [Fact]
    public async Task What_was_given_up_before_its_commit_is_not_committed_later()
    {
        var isWritten = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var write = _engine.WriteAsync(async session =>
        {
            await session.RunAsync("UPDATE user_tally SET users = 7");
            isWritten.SetResult();
            await goOn.Task;
            return true;
        });
        await Patience.WaitAsync(isWritten.Task);

        await GiveUpAsync(write);
        goOn.SetResult();

        // Waits for the row, so that the other has ended by then.
        Assert.Equal(1, await Patience.WaitAsync(_engine.WriteAsync(session => session.RunAsync("UPDATE user_tally SET users = users + 1"))));
        Assert.Equal(1, await Patience.WaitAsync(CountAsync()));
    }

    [Fact]
    public async Task A_long_work_goes_on_while_something_is_heard_now_and_then()
    {
        Assert.True(await Patience.WaitAsync(_engine.WriteAsync(async session =>
        {
            for (var i = 0; i < 4; i++)
            {
                await session.RunAsync("UPDATE user_tally SET users = users + 1");
                _time.Advance(_options.Patience * 0.7);
            }

            return true;
        })));
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task No_more_than_a_share_waits_for_it()
    {
        _server.Freeze();
        var inside = Enumerable.Range(0, StoreGate.Share).Select(_ => CountAsync()).ToArray();
        var outside = CountAsync();

        _time.Advance(StoreGate.Silence);

        await StoreHome.RefusesAsync(MonitorFault.Unavailable, () => Patience.WaitAsync(outside));
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, () => Patience.WaitAsync(CountAsync()));
        Assert.DoesNotContain(inside, call => call.IsCompleted);
    }

    private static async Task<PostgresEngine> OpenAsync(PostgresEngineOptions options, TimeProvider time)
    {
        var engine = new PostgresEngine(options, time, NullLogger.Instance);
        await engine.OpenAsync();
        return engine;
    }

    private async Task GiveUpAsync(Task call)
    {
        _time.Advance(_options.Patience);
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, () => Patience.WaitAsync(call));
    }

    private Task<long> CountAsync() => _engine.ReadAsync(session => session.FirstAsync<long>("SELECT users FROM user_tally"));
}
