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
            .Where(alert => alert.Value.Due <= now || alert.Value.Due - Day > now)
            .GroupBy(alert => alert.Value.ChannelId)
            .Select(waiting => waiting.MinBy(alert => alert.Key))
            .OrderBy(alert => alert.Value.Due)
            .ThenBy(alert => alert.Key)
            .Take(count)
            .Select(alert => new PendingAlert(alert.Key, _channels[alert.Value.ChannelId], _monitors[alert.Value.Transition.MonitorId], alert.Value.Transition, alert.Value.Tries)),
    ]);

    /// <inheritdoc />
    public ValueTask EndAlertAsync(long alertId, CancellationToken cancellationToken = default) => Do(() => { _alerts.Remove(alertId); });

    /// <inheritdoc />
    public ValueTask PutOffAlertAsync(long alertId, DateTimeOffset until, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (_alerts.TryGetValue(alertId, out var alert))
        {
            _alerts[alertId] = alert with { Due = Exact(until), Tries = alert.Tries + 1 };
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
