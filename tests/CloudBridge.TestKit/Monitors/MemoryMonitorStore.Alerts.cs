using CloudBridge.Monitors;

namespace CloudBridge.TestKit;

public sealed partial class MemoryMonitorStore
{
    /// <inheritdoc />
    public ValueTask<AlertChannel> AddChannelAsync(AlertChannel channel, int maxChannels, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!_accounts.ContainsKey(channel.AccountId))
        {
            throw StoreRefusals.NoAccount();
        }

        if (_channels.Values.Count(other => other.AccountId == channel.AccountId) >= maxChannels)
        {
            throw StoreRefusals.TooManyChannels(maxChannels);
        }

        var stored = channel with { Id = ++_lastId, CreatedAt = Exact(channel.CreatedAt) };
        _channels.Add(stored.Id, stored);
        return stored;
    });

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AlertChannel>> ListChannelsAsync(long accountId, CancellationToken cancellationToken = default) => Do<IReadOnlyList<AlertChannel>>(() =>
        [.. _channels.Values.Where(channel => channel.AccountId == accountId)]);

    /// <inheritdoc />
    public ValueTask<bool> DeleteChannelAsync(long accountId, long channelId, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!_channels.TryGetValue(channelId, out var channel) || channel.AccountId != accountId)
        {
            return false;
        }

        Remove(channel);
        return true;
    });

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<PendingAlert>> DueAlertsAsync(DateTimeOffset now, int count, CancellationToken cancellationToken = default) => Do<IReadOnlyList<PendingAlert>>(() =>
    [
        .. _alerts
            .GroupBy(alert => alert.Value.ChannelId)
            .Where(waiting => waiting.Any(alert => alert.Value.Due <= now || alert.Value.Due - Day > now))
            .Select(waiting => waiting.MinBy(alert => alert.Key))
            .OrderBy(alert => alert.Value.Due)
            .ThenBy(alert => alert.Key)
            .Take(count)
            .Select(alert => new PendingAlert(alert.Key, _channels[alert.Value.ChannelId], _monitors[alert.Value.Transition.MonitorId], alert.Value.Transition, alert.Value.Tries, alert.Value.Due)),
    ]);

    /// <inheritdoc />
    public ValueTask EndAlertAsync(long alertId, CancellationToken cancellationToken = default) => Do(() => { _alerts.Remove(alertId); });

    /// <inheritdoc />
    public ValueTask PutOffAlertAsync(long alertId, DateTimeOffset until, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!_alerts.TryGetValue(alertId, out var put))
        {
            return;
        }

        var due = Exact(until);
        foreach (var (id, alert) in _alerts.Where(alert => alert.Value.ChannelId == put.ChannelId && alert.Key >= alertId).ToArray())
        {
            if (alert.Due < due || alert.Due - Day > due)
            {
                _alerts[id] = alert with { Due = due, Tries = alert.Tries + (id == alertId ? 1 : 0) };
            }
        }
    });

    private void Remove(AlertChannel channel)
    {
        _channels.Remove(channel.Id);
        foreach (var alert in _alerts.Where(alert => alert.Value.ChannelId == channel.Id).ToArray())
        {
            _alerts.Remove(alert.Key);
        }
    }
}
