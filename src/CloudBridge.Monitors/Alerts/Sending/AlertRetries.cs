namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// The times at which an alert that did not arrive is tried again: after 1 min, 5 min, 30 min, 2 h, then every 6 h, for 24
/// h. The first of these are made however old it is: the clock may be wrong, or the server was away.
/// </summary>
internal static class AlertRetries
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>Finds the time of the next try; null when there is none.</summary>
    /// <param name="alert">The alert, with the tries before this one.</param>
    /// <param name="wish">How long the other side wants to be left alone.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? Next(PendingAlert alert, TimeSpan? wish, DateTimeOffset now)
    {
        if (wish > Longest)
        {
            return null;
        }

        // What happened later has it tried once more in between, which changes none of its times.
        var left = alert.DueAt - now;
        var wait = left > TimeSpan.Zero && left <= Longest ? left : Waits[Math.Min(alert.Tries, Waits.Length - 1)];
        var next = now + (wish > wait ? wish.Value : wait);
        return next - alert.Transition.At <= Longest || (wish is null && alert.Tries < Waits.Length - 1) ? next : null;
    }
}
