using CloudBridge.Monitors;
using CloudBridge.Storage.History.Tables;
using CloudBridge.TestKit;
using static CloudBridge.Storage.Tests.History.HistoryHome;

namespace CloudBridge.Storage.Tests.History;

/// <summary>Appends that are under way while something else happens.</summary>
public sealed class PostgresRaceTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _commit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HistoryHome _home = null!;

    public async Task InitializeAsync() => _home = await HistoryHome.OpenAsync(isPostgres: true);

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task An_append_under_way_when_its_late_window_is_made_anew_is_not_lost()
    {
        await _home.Store.AppendAsync([Check(1, Start)]);
        await _home.Store.MaintainAsync(Start.AddHours(2));
        await _home.Store.AppendAsync([Check(1, Start.AddMinutes(1))]);

        await MaintainDuringAppendAsync(Check(1, Start.AddMinutes(2)), Start.AddHours(2));

        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task An_append_under_way_when_its_hour_is_closed_is_not_lost()
    {
        await _home.Store.AppendAsync([Check(1, Start)]);

        await MaintainDuringAppendAsync(Check(1, Start.AddMinutes(2)), Start.AddHours(2));

        Assert.Equal(2, await CountAsync());
    }

    private async Task MaintainDuringAppendAsync(CheckResult check, DateTimeOffset now)
    {
        var appended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var appending = _home.Engine.WriteAsync(async session =>
        {
            await HistoryTables.Of(session).AppendAsync([check]);
            appended.SetResult();
            await _commit.Task;
            return true;
        });
        await Patience.WaitAsync(appended.Task);
        var maintaining = Task.Run(async () => await _home.Store.MaintainAsync(now));
        while (!maintaining.IsCompleted && !await _home.QueryAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"))
        {
            // Either it has ended, or it waits for the append: both show, and one of them comes.
        }

        _commit.SetResult();
        await Patience.WaitAsync(Task.WhenAll(appending, maintaining));
        await _home.Store.MaintainAsync(now);
    }

    private async Task<int> CountAsync() =>
        (await _home.Store.ReadBucketsAsync(1, BucketSize.FiveMinutes, Start, Start.AddDays(1))).Sum(slot => slot.Checks);
}
