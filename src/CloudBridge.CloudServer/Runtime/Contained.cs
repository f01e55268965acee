using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Runtime;

/// <summary>
/// Runs what a timer or the pool begins and nobody waits for: what it throws would end the process. It is told of and costs
/// nothing but what it hit.
/// </summary>
internal static partial class Contained
{
    /// <summary>Runs an action; never throws.</summary>
    /// <param name="what">What it is called in the log.</param>
    /// <param name="logger">Where a fault is told.</param>
    /// <param name="state">What the action is about.</param>
    /// <param name="action">The action.</param>
    public static void Run<T>(string what, ILogger logger, T state, Action<T> action)
    {
        try
        {
            action(state);
        }
        catch (Exception error)
        {
            TryTell(what, logger, error);
        }
    }

    private static void TryTell(string what, ILogger logger, Exception error)
    {
        try
        {
            Log.Broke(logger, error, what);
        }
        catch (Exception)
        {
            // A log that cannot be written may be what broke it.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{What} broke in a way that none should")]
        public static partial void Broke(ILogger logger, Exception error, string what);
    }
}
