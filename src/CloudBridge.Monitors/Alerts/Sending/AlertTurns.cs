namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// The turns of owners: everybody's first before anybody's second, and among these the owner who has waited longest since
/// the last one, so that a backlog of others is not waited for. For one thread.
/// </summary>
internal sealed class AlertTurns
{
    private readonly Dictionary<long, long> _last = [];
    private long _turn;

    /// <summary>
    /// The alerts that are due, one for each channel, in the order of their owners' turns. Owners without any are forgotten.
    /// </summary>
    public IEnumerable<PendingAlert> InOrder(IReadOnlyList<PendingAlert> due)
    {
        foreach (var gone in _last.Keys.Except(due.Select(alert => alert.Channel.AccountId)).ToList())
        {
            _last.Remove(gone);
        }

        return due.GroupBy(alert => alert.Channel.AccountId)
            .SelectMany(own => own.Index())
            .OrderBy(place => place.Index)
            .ThenBy(place => _last.GetValueOrDefault(place.Item.Channel.AccountId))
            .Select(place => place.Item)
            .ToList();
    }

    /// <summary>Notes that an owner's alert is on its way.</summary>
    public void Took(PendingAlert alert) => _last[alert.Channel.AccountId] = ++_turn;
}
