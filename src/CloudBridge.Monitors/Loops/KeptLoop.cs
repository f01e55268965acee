using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Loops;

/// <summary>
/// Keeps a loop going. One that breaks although nobody told it to end is told of as an error and begun again, after 1 s at
/// first and after up to a minute when it breaks again and again. One that ends by itself has done its work.
/// </summary>
internal static partial class KeptLoop
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Runs the loop until it ends or is cancelled; never throws.</summary>
    /// <param name="name">What it is called in the log.</param>
    /// <param name="loop">The loop; it can be begun again.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="logger">Where it is told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(
        string name,
        Func<CancellationToken, Task> loop,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var wait = First;
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            try
            {
                await loop(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                wait = time.GetElapsedTime(began) > Longest ? First : wait;
                TryTell(logger, error, name, wait);
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < Longest ? wait * 2 : Longest;
        }
    }

    private static void TryTell(ILogger logger, Exception error, string name, TimeSpan wait)
    {
        try
        {
            Log.Broke(logger, error, name, wait.TotalSeconds);
        }
        catch (Exception)
        {
            // A log that cannot be written may be what broke the loop; that must not end it.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The {Name} loop failed unexpectedly; restarting it in {Seconds} s")]
        public static partial void Broke(ILogger logger, Exception error, string name, double seconds);
    }
}
