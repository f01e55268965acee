using CloudBridge.Monitors;

namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>
/// Plays steps on stores and says what came of each, in words without numbers that a store gives. Those it keeps itself, by the order
/// in which they were given.
/// </summary>
internal sealed class StorePlayer(StoreHome home)
{
    private static readonly string[] Names = ["Ada", "ADA", "Bob", "Cleo"];
    private static readonly MonitorQuota Quota = new(3, 4, 4);

    private readonly List<long> _accounts = [];
    private readonly List<long> _monitors = [];
    private readonly List<long> _channels = [];
    private DateTimeOffset _now = StoreHome.Now;
    private Transition? _last;
    private int _transitions;
    private int _keys;

    /// <summary>Plays a step.</summary>
    public async Task<string> PlayAsync(StoreStep step)
    {
        _now = _now.AddMinutes(97);
        try
        {
            return await DoAsync(step);
        }
        catch (MonitorException error)
        {
            return $"{error.Fault}: {error.Message}";
        }
    }

    /// <summary>Everything there is, in words.</summary>
    public async Task<string> DescribeAsync()
    {
        var users = string.Join(' ', await home.Accounts.ListUsersAsync(100, 0));
        var famous = string.Join(' ', await home.Accounts.FamousUsersAsync(100));
        var absent = string.Join(' ', (await home.Accounts.ListAbsentAsync(_now.AddHours(-12), 100)).Select(account => account.Name));
        var monitors = string.Join('\n', (await home.Monitors.ListAllMonitorsAsync(0, 1_000)).Select(Words));
        var alerts = string.Join('\n', (await home.Alerts.DueAlertsAsync(_now, 1_000)).Select(Words));
        var accounts = new List<string>();
        foreach (var id in _accounts)
        {
            accounts.Add(await DescribeAsync(id));
        }

        return string.Join('\n', [users, famous, absent, monitors, alerts, .. accounts, $"{await home.Accounts.CountUsersAsync()}"]);
    }

    private async Task<string> DoAsync(StoreStep step)
    {
        var (account, monitor, name) = (Pick(_accounts, step.Who), Pick(_monitors, step.Who), Names[step.Who % Names.Length]);
        switch (step.Kind)
        {
            case StoreStepKind.AddAccount:
                var made = await home.Accounts.GetOrAddAccountAsync(name, _now);
                Note(_accounts, made.Id);
                return made.Name;
            case StoreStepKind.Touch:
                await home.Accounts.TouchAccountAsync(account, _now);
                return "";
            case StoreStepKind.DeleteAccount:
                return string.Join(' ', (await home.Accounts.DeleteAccountAsync(account))?.Select(id => _monitors.IndexOf(id)) ?? [-1]);
            case StoreStepKind.AddMonitor:
                var added = await home.Monitors.AddMonitorAsync(account, Settings(step.What), Quota, step.What % 3 == 0 ? null : step.What, _now);
                Note(_monitors, added.Id);
                return Words(added);
            case StoreStepKind.Update:
                var changed = await home.Monitors.UpdateMonitorAsync(monitor, Settings(step.What), Quota, step.What % 2 == 0 ? null : step.What);
                return changed is null ? "none" : Words(changed);
            case StoreStepKind.HeadFails:
                await home.Monitors.SetHeadFailsAsync(monitor);
                return "";
            case StoreStepKind.DeleteMonitor:
                return $"{await home.Monitors.DeleteMonitorAsync(monitor, step.What % 2 == 0 ? null : step.What)}";
            case StoreStepKind.Transition:
                Transition[] both = [Next(monitor, step.What), Next(Pick(_monitors, step.What), step.Who)];
                return string.Join(' ', (await home.Monitors.AddTransitionsAsync(both)).Select(Words));
            case StoreStepKind.Reopen:
                await home.ReopenAsync();
                return "";
            default:
                return await DoMoreAsync(step, account);
        }
    }

    private async Task<string> DoMoreAsync(StoreStep step, long account)
    {
        var due = await home.Alerts.DueAlertsAsync(_now, 100);
        var alert = due.Count == 0 ? 0 : due[step.Who % due.Count].Id;
        switch (step.Kind)
        {
            case StoreStepKind.AddKey:
                await home.Keys.AddKeyAsync(KeyStoreTests.Key(account, $"key{_keys++}", _now) with { ExpiresAt = step.What % 2 == 0 ? null : _now.AddHours(5) }, 2, step.What % 3 == 0);
                return "";
            case StoreStepKind.RevokeKey:
                return $"{await home.Keys.RevokeKeyAsync(account, $"key{step.What}", _now)}";
            case StoreStepKind.TouchKey:
                await home.Keys.TouchKeyAsync($"key{step.What}", DateOnly.FromDateTime(_now.UtcDateTime));
                return "";
            case StoreStepKind.AddChannel:
                Note(_channels, (await home.Alerts.AddChannelAsync(AlertStoreTests.Channel(account), 2)).Id);
                return "";
            case StoreStepKind.DeleteChannel:
                return $"{await home.Alerts.DeleteChannelAsync(account, Pick(_channels, step.What))}";
            case StoreStepKind.EndAlert:
                await home.Alerts.EndAlertAsync(alert);
                return "";
            default:
                await home.Alerts.PutOffAlertAsync(alert, _now.AddMinutes(step.What));
                return "";
        }
    }

    private async Task<string> DescribeAsync(long id)
    {
        var account = await home.Accounts.FindAccountAsync(id);
        var keys = (await home.Keys.ListKeysAsync(id)).Select(key => $"{key.KeyId} {key.CreatedAt:O} {key.ExpiresAt:O} {key.RevokedAt:O} {key.LastUsedOn:O}");
        var channels = (await home.Alerts.ListChannelsAsync(id)).Select(channel => _channels.IndexOf(channel.Id));
        return $"{account?.Name} {account?.CreatedAt:O} {account?.LastSeenAt:O} {account?.Followers} {account?.FirstMonitorAt:O} [{string.Join(',', keys)}] [{string.Join(',', channels)}]";
    }

    private string Words(MonitorDefinition monitor) => $"{monitor with { Id = _monitors.IndexOf(monitor.Id), OwnerId = _accounts.IndexOf(monitor.OwnerId) }}";

    private string Words(Transition transition) => $"{transition with { Id = 0, MonitorId = _monitors.IndexOf(transition.MonitorId) }}";

    private string Words(PendingAlert alert) => $"{_channels.IndexOf(alert.Channel.Id)} {Words(alert.Monitor)} {Words(alert.Transition)} {alert.Tries}";

    /// <summary>Another transition, or now and then the last one again.</summary>
    private Transition Next(long monitor, int what)
    {
        if (_last is null || what % 7 != 0)
        {
            var key = new Guid(++_transitions, 0, 0, new byte[8]);
            _last = new(monitor, _now, MonitorState.Up, (MonitorState)(what % 6), $"because {what}") { Key = key, IsAlert = what % 2 == 0 };
        }

        return _last;
    }

    private static MonitorSettings Settings(int what) => new() { Url = $"https://host{what % 3}.example/{what}", Label = $"label {what}" };

    private static long Pick(List<long> known, int index) => known.Count == 0 ? 999 : known[index % known.Count];

    private static void Note(List<long> known, long id)
    {
        if (!known.Contains(id))
        {
            known.Add(id);
        }
    }
}
