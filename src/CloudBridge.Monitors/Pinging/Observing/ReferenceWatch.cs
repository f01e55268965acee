namespace CloudBridge.Monitors.Pinging.Observing;

/// <summary>Asks the reference addresses while this server seems offline; one answer says that it is not.</summary>
internal sealed class ReferenceWatch(PingerOptions options, IProbe probe, ObserverGuard guard, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Watches until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (options.References.Count > 0)
        {
            await guard.WhenOfflineAsync(cancellationToken).ConfigureAwait(false);
            if (await AnyAnswersAsync(cancellationToken).ConfigureAwait(false))
            {
                guard.Vouch();
            }
            else
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> AnyAnswersAsync(CancellationToken cancellationToken)
    {
        foreach (var url in options.References)
        {
            var result = await probe.CheckAsync(new(url, CheckMethod.Get, null, Patience), cancellationToken).ConfigureAwait(false);
            if (result.Outcome == CheckOutcome.Ok)
            {
                return true;
            }
        }

        return false;
    }
}
