namespace CloudBridge.Monitors;

/// <summary>The exceptions by which stores refuse, so that every store says it in the same words.</summary>
public static class StoreRefusals
{
    /// <summary>There is no account to add something to.</summary>
    public static MonitorException NoAccount() => new(MonitorFault.NotFound, "There is no such account. Sign in again.");

    /// <summary>The account has as many monitors as it may.</summary>
    public static MonitorException TooManyMonitors(int max) =>
        new(MonitorFault.QuotaReached, $"You have as many monitors as you may, {max}. Remove one first.");

    /// <summary>The account made as many monitors within 24 h as it may.</summary>
    public static MonitorException TooManyCreations(int max) =>
        new(MonitorFault.QuotaReached, $"You made as many monitors as you may within 24 hours, {max}. Try again tomorrow.");

    /// <summary>All users together have as many monitors on a host as they may.</summary>
    public static MonitorException TooManyOnHost(string host, int max) =>
        new(MonitorFault.QuotaReached, $"All users together have as many monitors on {host} as they may, {max}. Choose another address.");

    /// <summary>The account has as many live keys as it may.</summary>
    public static MonitorException TooManyKeys(int max) =>
        new(MonitorFault.QuotaReached, $"You have as many keys as you may, {max}. Revoke one first.");

    /// <summary>The account has as many alert channels as it may.</summary>
    public static MonitorException TooManyChannels(int max) =>
        new(MonitorFault.QuotaReached, $"You have as many alert channels as you may, {max}. Remove one first.");

    /// <summary>Another version was expected.</summary>
    public static MonitorException Changed() =>
        new(MonitorFault.Changed, "The monitor was changed meanwhile. Look at it again, then repeat your change.");

    /// <summary>The store cannot be used right now.</summary>
    public static MonitorException Unavailable(Exception? cause = null) =>
        new(MonitorFault.Unavailable, "The store cannot be used right now. Try again in a minute.", cause);
}
