namespace CloudBridge.Monitors.Tests.Service;

/// <summary>Uptime is time between changes of the state, in every figure.</summary>
public sealed class UptimeTests : IAsyncLifetime, IDisposable
{
    private readonly ServiceBed _bed = new();
    private MonitorActor _ada = null!;
    private DateTimeOffset _start;
    private long _id;

    public async Task InitializeAsync()
    {
        _ada = await _bed.ActorAsync();
        _id = (await _bed.AddAsync("https://example.com/")).Definition.Id;
        _start = _bed.Clock.GetUtcNow();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task One_lost_check_that_was_refuted_costs_nothing()
    {
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Up, "");
        await CheckAsync(Enumerable.Range(0, 12).Select(number => (number * 5.0, number != 4)));
        await CheckAsync([(20.2, true)]);
        _bed.Clock.Advance(TimeSpan.FromHours(1));

        await AssertAsync(1, checks: 13);
        Assert.All(await BucketsAsync(BucketSize.FiveMinutes), bucket => Assert.Equal(1, bucket.Uptime));
        Assert.Equal((1, 13, 12), Assert.Single((await BucketsAsync(BucketSize.Hour)).Select(bucket => (bucket.Uptime, bucket.Checks, bucket.Ok))));
    }

    [Theory]
    [InlineData(MonitorState.Down, 0.75)]
    [InlineData(MonitorState.Flapping, 0.75)]
    [InlineData(MonitorState.Paused, 1)]
    [InlineData(MonitorState.Pending, 1)]
    [InlineData(MonitorState.Refused, 1)]
    public async Task What_was_down_counts_as_long_as_it_was_and_what_was_not_watched_not_at_all(MonitorState state, double uptime)
    {
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Up, "");
        await CheckAsync([(0, true), (50, true)]);
        _bed.Clock.Advance(TimeSpan.FromMinutes(10));
        await _bed.Pinger.SetStateAsync(_id, state, "");
        _bed.Clock.Advance(TimeSpan.FromMinutes(15));
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Up, "");
        _bed.Clock.Advance(TimeSpan.FromMinutes(35));

        await AssertAsync(uptime, checks: 2);
        Assert.Equal(uptime, Assert.Single(await BucketsAsync(BucketSize.Hour)).Uptime);
    }

    [Fact]
    public async Task An_outage_with_one_check_a_day_is_as_long_as_it_was()
    {
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Down, "");
        await CheckAsync([(0, false), (24 * 60, true)]);
        _bed.Clock.Advance(TimeSpan.FromDays(1));
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Up, "");
        _bed.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, (await _bed.Service.UptimeAsync(_ada, _id, 1)).Uptime);
        await AssertAsync(0.5, checks: 2, days: 7);
    }

    [Fact]
    public async Task A_certificate_that_is_warned_of_changes_nothing()
    {
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Up, "");
        _bed.Clock.Advance(TimeSpan.FromMinutes(30));
        await _bed.Store.AddTransitionsAsync([new(_id, _bed.Clock.GetUtcNow(), MonitorState.Pending, MonitorState.Pending, "certificate ends")]);
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Down, "");
        _bed.Clock.Advance(TimeSpan.FromMinutes(30));

        await AssertAsync(0.5, checks: 0);
    }

    [Fact]
    public async Task What_is_not_known_yet_has_no_uptime()
    {
        await CheckAsync([(0, false)]);
        _bed.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null((await _bed.Service.UptimeAsync(_ada, _id, 1)).Uptime);
    }

    [Fact]
    public async Task Thousands_of_changes_are_all_counted()
    {
        var changes = Enumerable.Range(0, 1_200).Select(minute =>
            new Transition(_id, _start.AddMinutes(minute), MonitorState.Pending, minute % 3 == 0 ? MonitorState.Down : MonitorState.Up, "") { Key = Guid.NewGuid() });
        await _bed.Store.AddTransitionsAsync([.. changes]);
        _bed.Clock.Advance(TimeSpan.FromMinutes(1_200));

        await AssertAsync(2.0 / 3, checks: 0);
    }

    [Fact]
    public async Task Changes_of_a_clock_that_was_ahead_count_no_time_twice()
    {
        await _bed.Store.AddTransitionsAsync(
        [
            new(_id, _start, MonitorState.Pending, MonitorState.Up, ""),
            new(_id, _start.AddDays(40), MonitorState.Up, MonitorState.Down, ""),
            new(_id, _start.AddMinutes(30), MonitorState.Down, MonitorState.Up, ""),
        ]);
        _bed.Clock.Advance(TimeSpan.FromHours(1));

        await AssertAsync(1, checks: 0);
    }

    [Fact]
    public async Task After_a_restart_the_last_check_is_shown_as_before_it()
    {
        await _bed.Pinger.SetStateAsync(_id, MonitorState.Up, "");
        await CheckAsync([(0, true), (5, false)]);
        _bed.Clock.Advance(TimeSpan.FromMinutes(10));
        var last = new CheckResult(_id, _start.AddMinutes(5), CheckOutcome.TimedOut, 0, 7);

        Assert.Equal(last, (await _bed.Service.GetAsync(_ada, _id)).Status.LastCheck);
        Assert.Equal(last, Assert.Single(await _bed.Service.ListAsync(_ada, 0, 10)).Status.LastCheck);
        Assert.Equal(last, (await _bed.Service.UpdateAsync(_ada, _id, new() { Label = "mine" }, null)).Status.LastCheck);
        Assert.Equal(last, (await _bed.Service.PauseAsync(_ada, _id)).Status.LastCheck);
        Assert.Equal(last, (await _bed.Service.PauseAsync(_ada, _id)).Status.LastCheck);
        Assert.Equal(last, (await _bed.Service.ResumeAsync(_ada, _id)).Status.LastCheck);
        Assert.Equal(last, (await _bed.AddAsync("https://example.com/")).Status.LastCheck);
    }

    private async Task CheckAsync(IEnumerable<(double Minute, bool IsOk)> checks) => await _bed.Store.AppendAsync(
        [.. checks.Select(check => new CheckResult(_id, _start.AddMinutes(check.Minute), check.IsOk ? CheckOutcome.Ok : CheckOutcome.TimedOut, check.IsOk ? 200 : 0, 7))]);

    private async Task AssertAsync(double uptime, int checks, int days = 1)
    {
        var summary = await _bed.Service.UptimeAsync(_ada, _id, days);
        Assert.Equal(checks, summary.Checks);
        Assert.Equal(uptime, summary.Uptime!.Value, 6);
    }

    private async Task<IReadOnlyList<HistoryBucket>> BucketsAsync(BucketSize size) => await _bed.Service.BucketsAsync(_ada, _id, size, _start, _start.AddHours(1));
}
