namespace CloudBridge.Storage.Engines;

/// <summary>Closes stores when the host stops.</summary>
internal static class HostedStop
{
    /// <summary>
    /// Waits until a store is closed, or the host has no more patience: what hangs then is left to the end of the process.
    /// </summary>
    public static async Task WithinAsync(ValueTask closing, CancellationToken impatience) =>
        await closing.AsTask().WaitAsync(impatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
