namespace CloudBridge.Monitors.Pinging;

/// <summary>
/// Asks one target once. Whatever goes wrong is a result, never an exception; only the token throws. Safe for threads.
/// </summary>
public interface IProbe
{
    /// <summary>Asks.</summary>
    /// <param name="target">Whom, and how.</param>
    /// <param name="cancellationToken">Gives up without a result.</param>
    ValueTask<ProbeResult> CheckAsync(CheckTarget target, CancellationToken cancellationToken);
}
