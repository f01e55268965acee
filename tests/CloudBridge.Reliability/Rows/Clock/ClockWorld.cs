using System.Text;
using CloudBridge.Journal;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Service;
using CloudBridge.Storage;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Sqlite;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Clock;

/// <summary>The stores of a server on one data folder, and what works on them, by a clock that is moved by hand.</summary>
internal sealed class ClockWorld : IAsyncDisposable
{
    private const int Hours = 60;

    private readonly Random _random;
    private readonly string _folder = Directory.CreateTempSubdirectory("cloudbridge-clock-").FullName;
    private readonly FolderClaims _claims = new();
    private readonly MonitorStores _stores;
    private readonly SqliteHistoryFile _file;
    private readonly HistoryStore _history;
    private readonly SqliteRequestJournal _journal;
    private readonly MonitorJanitor _janitor;
    private readonly List<MonitorDefinition> _monitors = [];
    private readonly List<string> _keys = [];
    private int _requests;

    private ClockWorld(Random random)
    {
        _random = random;
        _stores = MonitorStores.InSqlite(new SqliteMonitorStoreOptions { Folder = _folder }, Clock, NullLogger<MonitorStores>.Instance, _claims);
        _file = new SqliteHistoryFile(new SqliteHistoryOptions { Folder = _folder }, Clock, NullLogger<SqliteHistoryFile>.Instance, _claims);
        _history = new HistoryStore(_file, Clock, NullLogger<HistoryStore>.Instance);
        _journal = new SqliteRequestJournal(new SqliteJournalOptions { Folder = _folder }, Clock, NullLogger<SqliteRequestJournal>.Instance, _claims);
        var pinger = new StillPinger(_stores.Monitors, Clock);
        _janitor = new MonitorJanitor(_stores.Accounts, _stores.Monitors, pinger, new MonitorRules(), Clock, NullLogger<MonitorJanitor>.Instance);
    }

    public ManualTimeProvider Clock { get; } = new();

    /// <summary>What was stored by the right clock after it had been wrong.</summary>
    public List<string> Later { get; } = [];

    public static async Task<ClockWorld> OpenAsync(Random random)
    {
        var world = new ClockWorld(random);
        await world._stores.OpenAsync();
        await world._history.OpenAsync();
        await world._journal.OpenAsync();
        return world;
    }

    /// <summary>Some days: players come, are watched for, ask, and are told.</summary>
    public async Task LiveAsync()
    {
        for (var number = 0; number < 3; number++)
        {
            var account = await _stores.Accounts.GetOrAddAccountAsync($"user{number}", Clock.GetUtcNow());
            await _stores.Alerts.AddChannelAsync(new AlertChannel(0, account.Id, AlertKind.Webhook, "https://example.com/", "secret", Clock.GetUtcNow()), 5);
            var monitor = await _stores.Monitors.AddMonitorAsync(account.Id, new MonitorSettings { Url = "https://example.com/" }, MonitorQuota.None, null, Clock.GetUtcNow());
            _monitors.Add(monitor);
            _keys.Add($"key{number:000000000}");
            var key = new StoredKey(_keys[^1], account.Id, "key", new byte[32], KeyScopes.Read, Clock.GetUtcNow()) { ExpiresAt = Clock.GetUtcNow().AddDays(365) };
            await _stores.Keys.AddKeyAsync(key, 5, makeRoom: false);
        }

        for (var hour = 0; hour < Hours; hour++)
        {
            await _history.AppendAsync([.. _monitors.Select(monitor => Check(monitor.Id))]);
            Clock.Advance(TimeSpan.FromMinutes(60));
            await _history.MaintainAsync(Clock.GetUtcNow());
        }

        await _stores.Monitors.AddTransitionsAsync([.. _monitors.Select(monitor => new Transition(monitor.Id, Clock.GetUtcNow(), MonitorState.Up, MonitorState.Down, "no answer") { IsAlert = true })]);
        for (var number = _random.Next(10, 100); number > 0; number--)
        {
            await AskAsync();
        }

        Clock.Advance(TimeSpan.FromSeconds(_random.Next(3_600)));
    }

    /// <summary>A round of everything that deletes, pauses or gives up by date.</summary>
    public async Task MaintainAsync()
    {
        await _history.MaintainAsync(Clock.GetUtcNow());
        Clock.Advance(MonitorJanitor.Every);
        await _janitor.RunOnceAsync(CancellationToken.None);
        await _journal.ReadOpenAsync();
        foreach (var alert in await _stores.Alerts.DueAlertsAsync(Clock.GetUtcNow(), 100))
        {
            if (AlertRetries.Next(alert, null, Clock.GetUtcNow()) is { } next)
            {
                await _stores.Alerts.PutOffAlertAsync(alert.Id, next);
            }
            else
            {
                await _stores.Alerts.EndAlertAsync(alert.Id);
            }
        }
    }

    /// <summary>What a server stores as it goes; by the clock it has.</summary>
    public async Task WorkAsync()
    {
        var check = Check(_monitors[0].Id);
        await _history.AppendAsync([check]);
        Later.Clear();
        Later.AddRange([Told(check), await AskAsync()]);
    }

    /// <summary>What ought to be true whatever the clock does.</summary>
    /// <param name="hoursOfChecks">How far back single checks are looked at: the oldest go as new ones come, as they should.</param>
    public async Task<HashSet<string>> FactsAsync(int hoursOfChecks)
    {
        var facts = new HashSet<string>();
        var (from, until) = (Clock.GetUtcNow().AddDays(-30), Clock.GetUtcNow().AddHours(-4));
        foreach (var monitor in _monitors)
        {
            var checks = await _history.ReadChecksAsync(monitor.Id, Clock.GetUtcNow().AddHours(1), 1_000);
            facts.UnionWith(checks.Where(check => check.At > Clock.GetUtcNow().AddHours(-hoursOfChecks)).Select(Told));
            facts.UnionWith((await _history.ReadBucketsAsync(monitor.Id, BucketSize.FiveMinutes, from, until)).Select(slot => $"slot {monitor.Id} {slot.Start:u} {slot.Ok} of {slot.Checks}"));
            facts.UnionWith((await _history.ReadBucketsAsync(monitor.Id, BucketSize.Hour, from, until)).Select(hour => $"hour {monitor.Id} {hour.Start:u} {hour.Ok} of {hour.Checks}"));
            facts.Add($"monitor {monitor.Id} {(await _stores.Monitors.FindMonitorAsync(monitor.Id))?.State}");
        }

        for (var number = 0; number < _requests; number++)
        {
            if (await _journal.FindAsync(KeyOf(number)) is { } known)
            {
                facts.Add($"request {number} {known.State} {Encoding.ASCII.GetString(known.Digits.Span)}");
            }
        }

        // A day later, as far as alerts may be put off.
        facts.UnionWith((await _stores.Alerts.DueAlertsAsync(Clock.GetUtcNow().AddDays(1), 100)).Select(alert => $"alert {alert.Id}"));
        foreach (var key in _keys)
        {
            facts.Add($"key {key} {(await _stores.Keys.FindKeyAsync(key))?.IsLive(Clock.GetUtcNow())}");
        }

        return facts;
    }

    /// <summary>Deletes a check, as nothing should.</summary>
    public Task LoseCheckAsync() =>
        _file.WriteAsync(session => session.RunAsync("DELETE FROM check_result WHERE slot = (SELECT max(slot) FROM check_result WHERE monitor = @Id) AND monitor = @Id", new { _monitors[1].Id }));

    public async ValueTask DisposeAsync()
    {
        _janitor.Dispose();
        await _journal.DisposeAsync();
        await _history.DisposeAsync();
        await _stores.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Told(CheckResult check) => $"check {check.MonitorId} {check.At:u}";

    private static JournalKey KeyOf(int number) => new("Own", "demo", $"{number}", 7);

    private CheckResult Check(long monitor) =>
        new(monitor, Clock.GetUtcNow(), _random.Next(10) == 0 ? CheckOutcome.TimedOut : CheckOutcome.Ok, 200, _random.Next(1_000));

    /// <summary>Asks something that has an effect; half of it is answered.</summary>
    private async Task<string> AskAsync()
    {
        var number = _requests++;
        var entry = new JournalEntry(KeyOf(number), Encoding.ASCII.GetBytes($"{_random.Next()}"), Clock.GetUtcNow(), JournalState.Begun, null);
        await _journal.BeginAsync(entry);
        var isAnswered = number % 2 == 0;
        if (isAnswered)
        {
            await _journal.AnswerAsync(entry.Key, new JournalAnswer("22"u8.ToArray(), false));
        }

        return $"request {number} {(isAnswered ? JournalState.Answered : JournalState.Begun)} {Encoding.ASCII.GetString(entry.Digits.Span)}";
    }
}
