namespace CloudBridge.Monitors;

/// <summary>
/// Alert channels, and the alerts that wait to be delivered; see <see cref="IAccountStore"/> for what all stores promise.
/// </summary>
public interface IAlertStore
{
    /// <summary>Adds a channel; its number is given by the store.</summary>
    /// <param name="channel">The channel; its <see cref="AlertChannel.Id"/> does not count.</param>
    /// <param name="maxChannels">How many the account may have with it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="MonitorException"><see cref="MonitorFault.QuotaReached"/>.</exception>
    ValueTask<AlertChannel> AddChannelAsync(AlertChannel channel, int maxChannels, CancellationToken cancellationToken = default);

    /// <summary>The channels of an account by number.</summary>
    ValueTask<IReadOnlyList<AlertChannel>> ListChannelsAsync(long accountId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a channel of an account with what waits for it.</summary>
    /// <returns>False when the account has no such channel.</returns>
    ValueTask<bool> DeleteChannelAsync(long accountId, long channelId, CancellationToken cancellationToken = default);

    /// <summary>
    /// The first alert of each channel on which any is due, the longest waiting first: nothing overtakes another. They stay
    /// until they are ended or put off. Due is also what was put off to more than a day from now, which only a clock that
    /// was ahead does.
    /// </summary>
    ValueTask<IReadOnlyList<PendingAlert>> DueAlertsAsync(
        DateTimeOffset now,
        int count,
        CancellationToken cancellationToken = default);

    /// <summary>Ends an alert: it was delivered, or will never be.</summary>
    ValueTask EndAlertAsync(long alertId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts an alert off after a failed try, and all that wait behind it. Counts the try, unless it was put off so far already.
    /// </summary>
    ValueTask PutOffAlertAsync(long alertId, DateTimeOffset until, CancellationToken cancellationToken = default);
}
