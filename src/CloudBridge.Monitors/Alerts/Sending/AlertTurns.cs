namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>Whose alert is next: the owner who has waited longest since the last one, so that a backlog of others is not waited for. For one thread.</summary>
internal sealed class AlertTurns
{
    private readonly Dictionary<long, long> _last = [];
    private long _turn;

    /// <summary>The alerts that are due, one for each channel, in the order of their owners' turns. Owners without any are forgotten.</summary>
    public IEnumerable<PendingAlert> InOrder(IReadOnlyList<PendingAlert> due)
    {
        foreach (var gone in _last.Keys.Except(due.Select(alert => alert.Channel.AccountId)).ToList())
        {
            _last.Remove(gone);
        }

        return due.OrderBy(alert => _last.GetValueOrDefault(alert.Channel.AccountId)).ToList();
    }

    /// <summary>Notes that an owner's alert is on its way.</summary>
    public void Took(PendingAlert alert) => _last[alert.Channel.AccountId] = ++_turn;
}
